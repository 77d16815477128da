"""A threshold is judged by networks that ought to reach it, and by networks that ought not."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from stripes import RECIPE, SIZE, draw

from autograder.calibrate import REFERENCE, Calibration, Rate, Row, calibrate, keep, subjects, trains
from autograder.course import Assignment
from autograder.errors import UsageError
from autograder.training.attempt import Attempt, Ending, Look
from autograder.training.calibration import band, problem, read_calibrations

SOLUTION = '''# %% [markdown]
# # A network for stripes

# %%
import keras


def build_classifier():
    """Build a network."""
    # BEGIN SOLUTION
    layers = [keras.Input((16, 20, 3)), keras.layers.Conv2D(8, 3, activation="relu"), keras.layers.GlobalMaxPooling2D(), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy", metrics=["accuracy"])
    return model
    # END SOLUTION
'''
HIDDEN = """from autograder.check import check


@check("q1", points=1)
def test_it_learns(student, trainer):
    trainer.reaches_the_minimum_accuracy(student.build_classifier())
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own."""
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    """An assignment that trains a small network, beside a data set of stripes."""
    folder = tmp_path / "solutions" / "stripes"
    folder.mkdir(parents=True)
    (folder / "solution.py").write_text(SOLUTION)
    (folder / "test_hidden.py").write_text(HIDDEN)
    draw(tmp_path / "stripes")
    return Assignment(folder)


def attempt(seed: int, *accuracies: float, images: int = 40) -> Attempt:
    """A training with a look every four steps."""
    looks = tuple(Look(4 * number, 0.5, 0.9, accuracy, images) for number, accuracy in enumerate(accuracies, start=1))
    return Attempt(seed, Ending.SPENT, 4 * len(looks), 0.7, looks, 0.5)


def calibration(**attempts: list[Attempt]) -> Calibration:
    """What these trainings say of two thresholds."""
    named = {name.replace("honest", REFERENCE): tuple(found) for name, found in attempts.items()}
    rows = tuple(
        Row(each, {name: Rate(sum(one.steps_to(each, 40) is not None for one in found), len(found)) for name, found in named.items()}) for each in (0.9, 0.95)
    )
    return Calibration("stripes", "digest", RECIPE, 2, named, 40, rows)


@pytest.mark.parametrize(
    ("count", "number", "low", "high"),
    [(0, 20, 0.0, 0.1684), (20, 20, 0.8316, 1.0), (316, 318, 0.9775, 0.9992), (62, 64, 0.8916, 0.9962), (9, 9, 0.6637, 1.0)],
)
def test_intervals_are_exact(count: int, number: int, low: float, high: float) -> None:
    """Clopper-Pearson, as the tables have it."""
    assert (Rate(count, number).low, Rate(count, number).high) == pytest.approx((low, high), abs=1e-4)


def test_the_highest_threshold_that_tells_good_from_broken_is_recommended() -> None:
    """Every honest seed reaches it, and no broken one."""
    assert calibration(honest=[attempt(1, 0.9, 0.96), attempt(2, 0.97)], broken=[attempt(1, 0.5)]).recommended == 0.95
    assert calibration(honest=[attempt(1, 0.9, 0.96), attempt(2, 0.92)], broken=[attempt(1, 0.5)]).recommended == 0.9
    assert calibration(honest=[attempt(1, 0.96)], broken=[attempt(1, 0.96)]).recommended is None


def test_a_look_at_some_of_the_images_reaches_nothing() -> None:
    """Only the whole set counts."""
    assert calibration(honest=[attempt(1, 1.0, images=32)], broken=[attempt(1, 0.5)]).recommended is None


def test_what_the_gate_never_trains_passes_nobody() -> None:
    """However well it would learn."""
    reached = {REFERENCE: Rate(20, 20), "refused": Rate(5, 20), "broken": Rate(0, 20)}
    assert not Row(0.95, reached).tells_apart
    assert Row(0.95, reached, frozenset({"refused"})).tells_apart
    assert Row(0.95, reached).false_passes(1)[0] == 0.25
    assert Row(0.95, reached, frozenset({"refused"})).false_passes(1)[0] == 0


def test_tries_make_false_fails_rarer_and_false_passes_commoner() -> None:
    """By the power of their number."""
    row = Row(0.95, {REFERENCE: Rate(8, 10), "broken": Rate(1, 10)})
    assert row.false_fails(3)[0] == pytest.approx(0.2**3)
    assert row.false_passes(3)[0] == pytest.approx(1 - 0.9**3)
    assert row.false_fails(3)[1] > row.false_fails(3)[0]
    assert row.false_passes(3)[1] > row.false_passes(3)[0]


def test_the_band_holds_every_honest_seed() -> None:
    """A seed that is done stays where it was."""
    found = calibration(honest=[attempt(1, 0.6, 0.9, 0.97), attempt(2, 0.8, 0.99)], broken=[attempt(1, 0.5)]).band
    assert found == [
        {"step": 4, "low": 0.6, "median": 0.7, "high": 0.8},
        {"step": 8, "low": 0.9, "median": 0.945, "high": 0.99},
        {"step": 12, "low": 0.97, "median": 0.98, "high": 0.99},
    ]


def test_real_networks_are_told_apart_and_nothing_is_trained_twice(assignment: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The assignment's own network reaches what broken ones do not; a second run knows all of it."""
    heard: list[tuple[str, int]] = []

    def run() -> Calibration:
        return calibrate(assignment, "stripes", RECIPE, tmp_path, 2, lambda name, one: heard.append((name, one.seed)), SIZE)

    found = run()
    assert trains(assignment)
    assert len(heard) == 2 * len(subjects(assignment, SIZE)) == 10
    reached = found.rows[1].reached
    assert reached[REFERENCE] == Rate(2, 2)
    assert found.rows[1].refused == {"softmax on one unit", "no activation at the output", "learning rate 10"}
    assert {reached[name] for name in ("softmax on one unit", "learning rate 10", "labels shuffled")} == {Rate(0, 2)}
    monkeypatch.setattr("autograder.calibrate.train", lambda *_, **__: pytest.fail("a process was started"))
    assert run().as_json() == found.as_json()


def test_what_is_kept_answers_for_its_settings_only(assignment: Assignment) -> None:
    """Another data set, other images, another recipe or threshold: not calibrated."""
    found = calibration(honest=[attempt(1, 0.96)], broken=[attempt(1, 0.5)])
    folder, slug = assignment.folder, assignment.slug
    assert "was never calibrated on stripes" in (problem(folder, slug, "stripes", "digest", RECIPE) or "")
    keep(assignment, found)
    assert problem(folder, slug, "stripes", "digest", RECIPE) is None
    assert band(folder, "stripes", "digest", RECIPE) == found.band
    for changed in ({"steps": 25}, {"batch_size": 8}, {"images_per_class": 5}, {"look_every": 2}):
        other = dataclasses.replace(RECIPE, **changed)
        assert "autograder calibrate stripes" in (problem(folder, slug, "stripes", "digest", other) or "")
        assert band(folder, "stripes", "digest", other) is None
    assert "none of those" in (problem(folder, slug, "stripes", "digest", dataclasses.replace(RECIPE, threshold=0.93)) or "")
    assert "images" in (problem(folder, slug, "stripes", "other", RECIPE) or "")
    assert problem(folder, slug, "caltech101", "digest", RECIPE) is not None


def test_what_is_known_of_other_data_sets_stays(assignment: Assignment) -> None:
    """One file for all of them."""
    found = calibration(honest=[attempt(1, 0.96)], broken=[attempt(1, 0.5)])
    keep(assignment, found)
    keep(assignment, dataclasses.replace(found, dataset="caltech101"))
    assert set(read_calibrations(assignment.folder)) == {"stripes", "caltech101"}
    json.dumps(read_calibrations(assignment.folder), allow_nan=False)


def test_an_assignment_that_trains_nothing_has_no_threshold(assignment: Assignment) -> None:
    """And says so."""
    (assignment.folder / "test_hidden.py").write_text(
        HIDDEN.replace("student, trainer", "student").replace(
            "trainer.reaches_the_minimum_accuracy(student.build_classifier())", "student.build_classifier().network"
        )
    )
    other = Assignment(assignment.folder)
    assert not trains(other)
    with pytest.raises(UsageError, match="has no threshold to calibrate"):
        subjects(other)
