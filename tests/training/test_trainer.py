"""The grader trains a network until it is good enough, and says why if it is not."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from stripes import LEARNS, RECIPE, SIZE, network

from autograder.answer import Answer, CheckFailed
from autograder.errors import MachineError
from autograder.outcome import Verdict
from autograder.training import Trainer, process


def failure(trainer: Trainer, answer: Answer) -> CheckFailed:
    """How a network fails."""
    with pytest.raises(CheckFailed) as caught:
        trainer.reaches_the_minimum_accuracy(answer)
    assert caught.value.verdict is Verdict.FAILED
    return caught.value


def no_training(*_: object, **__: object) -> None:
    raise AssertionError("a process was started")


def test_a_network_that_learns_passes_as_soon_as_it_is_good_enough(trainer: Trainer) -> None:
    """One try, as many steps as it took, and a picture of it all."""
    answer = network()
    trainer.reaches_the_minimum_accuracy(answer)
    panel = answer.panel
    assert panel is not None
    (attempt,) = panel["seeds"]
    assert attempt["ending"] == "passed"
    assert [look["accuracy"] >= RECIPE.threshold for look in attempt["looks"]] == [False] * (len(attempt["looks"]) - 1) + [True]
    assert attempt["steps"] == attempt["looks"][-1]["step"] <= RECIPE.steps
    assert sum(map(sum, panel["confusion"])) == 40
    assert panel["classes"] == ["lying", "standing"]
    assert set(panel["shifts"]) >= {"as it is", "flipped", "dark"}
    assert panel["ledger"]["params"] == 3 * 3 * 3 * 8 + 8 + 8 + 1
    json.dumps(panel, allow_nan=False)


def test_pictures_of_the_worst_images_say_nothing_of_their_files(trainer: Trainer) -> None:
    """Pixels, the class and what the network said."""
    worst = failure(trainer, network(rate=1e-5)).panel["worst"]
    assert worst
    assert all(each.keys() == {"truth", "probability", "picture"} and each["picture"].startswith("data:image/png;base64,") for each in worst)


def test_the_same_network_is_trained_once(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever spelling; the second result says that it was known."""
    first = network()
    trainer.reaches_the_minimum_accuracy(first)
    monkeypatch.setattr("autograder.training.trainer.train", no_training)
    again = network()
    trainer.reaches_the_minimum_accuracy(again)
    assert [each.panel["reused"] for each in (first, again)] == [False, True]
    assert again.panel["seeds"] == first.panel["seeds"]


@pytest.mark.parametrize(
    "other",
    [
        lambda course: (Trainer("stripes", dataclasses.replace(RECIPE, threshold=0.9), course, size=SIZE), network()),
        lambda course: (Trainer("stripes", dataclasses.replace(RECIPE, seeds=(2,)), course, size=SIZE), network()),
        lambda course: (Trainer("stripes", RECIPE, course, size=SIZE), network(rate=0.021)),
        lambda course: (Trainer("stripes", RECIPE, course, size=SIZE), network(("Flatten", {}))),
    ],
    ids=["threshold", "seeds", "learning rate", "layers"],
)
def test_another_recipe_or_network_is_trained_anew(course: Path, trainer: Trainer, monkeypatch: pytest.MonkeyPatch, other: Callable) -> None:
    """Nothing that the result depends on is left out of its key."""
    trainer.reaches_the_minimum_accuracy(network())
    monkeypatch.setattr("autograder.training.trainer.train", no_training)
    someone, answer = other(course)
    with pytest.raises(AssertionError, match="a process was started"):
        someone.reaches_the_minimum_accuracy(answer)


def test_two_graders_with_the_same_network_train_it_once(trainer: Trainer) -> None:
    """The second waits for the first."""
    answers = [network(), network()]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(trainer.reaches_the_minimum_accuracy, answers))
    assert sorted(each.panel["reused"] for each in answers) == [False, True]


def test_the_same_training_gives_the_same_numbers(course: Path, cache: Path) -> None:
    """To the last bit, in another process."""
    panels = []
    for _ in range(2):
        answer = network(last="sigmoid", rate=0.003)
        with pytest.raises(CheckFailed) as caught:
            Trainer("stripes", dataclasses.replace(RECIPE, steps=8), course, size=SIZE).reaches_the_minimum_accuracy(answer)
        panels.append(caught.value.panel["seeds"])
        for path in (cache / "trainings").glob("*.json"):
            path.unlink()
    assert panels[0] == panels[1]


def test_every_seed_is_tried_before_a_network_fails(trainer: Trainer) -> None:
    """And the message names the best of each."""
    failed = failure(trainer, network(rate=1e-5))
    assert [each["seed"] for each in failed.panel["seeds"]] == [1, 2]
    assert "in 2 tries of up to 24 steps" in failed.message
    assert "0.95 is asked for" in failed.message


def test_a_loss_that_does_not_move_is_named(trainer: Trainer) -> None:
    """With a question about the size of the steps."""
    failed = failure(trainer, network(rate=1e-6))
    assert "does not move" in failed.message or "hardly moves" in failed.message
    assert "learning rate" in failed.hint or "how far the weights move" in failed.hint


def test_a_network_that_says_the_same_of_every_image_is_named(trainer: Trainer) -> None:
    """By what it says."""
    failed = failure(trainer, network(("Rescaling", {"scale": 0.0}), *LEARNS))
    assert "it takes every image for one of the" in failed.message


def test_numbers_that_explode_are_named(trainer: Trainer) -> None:
    """Without a fault of the grader's."""
    failed = failure(trainer, network(*[("Rescaling", {"scale": 1e6})] * 7, ("Flatten", {})))
    assert "no number any more" in failed.message


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (network(last="softmax"), "softmax of one number"),
        (network(last="relu"), "the activation relu"),
        (network(last="linear"), "no activation"),
        (network(loss="categorical_crossentropy"), "one output in all"),
        (network(loss="sparse_categorical_crossentropy"), "one output in all"),
        (network(rate=10.0), "too large"),
        (network(rate=1e-7), "too small"),
        (network(units=2), "two outputs"),
        (network(units=3, last="softmax", loss="categorical_crossentropy"), "the shape (3,)"),
    ],
    ids=["softmax", "relu", "linear", "categorical", "sparse", "fast", "slow", "two outputs", "three outputs"],
)
def test_what_can_not_learn_is_not_trained(trainer: Trainer, monkeypatch: pytest.MonkeyPatch, answer: Answer, says: str) -> None:
    """A sentence and a question, and no process."""
    monkeypatch.setattr("autograder.training.trainer.train", no_training)
    failed = failure(trainer, answer)
    assert says in failed.message
    assert failed.hint.endswith(("?", "one."))


@pytest.mark.parametrize(
    ("loss", "units", "last"),
    [("sparse_categorical_crossentropy", 2, "softmax"), ("categorical_crossentropy", 2, "softmax"), ("mean_squared_error", 1, "sigmoid")],
)
def test_other_ways_to_tell_two_classes_apart_are_trained(trainer: Trainer, loss: str, units: int, last: str) -> None:
    """Two outputs, or another loss, if they fit together."""
    answer = network(loss=loss, units=units, last=last)
    trainer.reaches_the_minimum_accuracy(answer)
    assert answer.panel["seeds"][-1]["ending"] == "passed"


def test_a_network_for_other_images_is_not_trained(course: Path) -> None:
    """It says which shape is asked for."""
    assert "(150, 150, 3)" in failure(Trainer("stripes", RECIPE, course), network()).message


def test_a_training_process_that_dies_is_our_fault(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never the student's: the check ends as a grader's error."""
    monkeypatch.setattr(process, "MEMORY_MB", 64)
    with pytest.raises(MachineError, match="the training process ended"):
        trainer.reaches_the_minimum_accuracy(network())


def test_a_damaged_result_is_made_again(trainer: Trainer, cache: Path) -> None:
    """As if it had never been."""
    trainer.reaches_the_minimum_accuracy(network())
    (kept,) = (cache / "trainings").glob("*.json")
    kept.write_bytes(kept.read_bytes()[:40])
    answer = network()
    trainer.reaches_the_minimum_accuracy(answer)
    assert not answer.panel["reused"]


def test_a_cache_that_can_not_be_written_costs_no_grade(trainer: Trainer, cache: Path) -> None:
    """Only another training."""
    trainer.reaches_the_minimum_accuracy(network())
    for path in (cache / "trainings").iterdir():
        path.unlink()
    (cache / "trainings").rmdir()
    (cache / "trainings").write_text("a file where a folder should be")
    answer = network()
    trainer.reaches_the_minimum_accuracy(answer)
    assert not answer.panel["reused"]
