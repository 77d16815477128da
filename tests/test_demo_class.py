"""The demo class in examples/class: thirty files as people hand them in, each of which must get what it deserves.

What is expected here was worked out from the checks before the files were graded, not read off from the results.
examples/README.md says in a sentence what each file is.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from autograder.batch import Batch, Plan
from autograder.canary import best_sandbox
from autograder.course import Course, find_course
from autograder.intake.submission import Intake, collect
from autograder.outcome import Outcome
from autograder.record import Record, Status
from autograder.sandbox.warm import Warm, warm_workers
from autograder.settings import Isolation, Limit

REPOSITORY = Path(__file__).parents[1]
EXAMPLES = REPOSITORY / "examples"
MAX_SCORES = {"01_output_sizes": 15.0, "02_convolution": 25.0, "": 0.0}


@dataclass(frozen=True)
class Deserved:
    """What a file must get: the points that each question loses, and what must be said about it.

    `points` is (fewest, most) where the random inputs decide about a check.
    """

    assignment: str
    lost: Mapping[str, float | tuple[float, float]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)  # by question, those besides "passed"
    ideas: Mapping[str, str] = field(default_factory=dict)  # the misconception of all failed checks of a question
    notes: tuple[str, ...] = ()  # a part of each note, in their order


def one(**lost: float) -> Deserved:
    """A notebook of assignment 01."""
    return Deserved("01_output_sizes", lost)


def two(**lost: float | tuple[float, float]) -> Deserved:
    """A notebook of assignment 02."""
    return Deserved("02_convolution", lost)


def unreadable(note: str) -> Deserved:
    """A file that can not be graded."""
    return Deserved("", notes=(note,))


def but(deserved: Deserved, **more: object) -> Deserved:
    """The same, with verdicts, ideas or notes."""
    return dataclasses.replace(deserved, **more)  # type: ignore[arg-type]


def every(word: str, *questions: str) -> dict[str, str]:
    """The same for several questions."""
    return dict.fromkeys(questions, word)


ALL_OF_01 = {"q1": 5.0, "q2": 2.0, "q3": 3.0, "q4": 2.0, "q5": 3.0}
ALL_OF_02 = {"q1": 3.0, "q2": 4.0, "q3": 8.0, "q4": 2.0, "q5": 6.0, "q6": 2.0}

CLASS: dict[str, Deserved] = {
    # Full marks, in several styles and from several programs
    "Çağla-hw1-final-2": one(),
    "ingrid_01_output_sizes": one(),
    "amara_01_output_sizes": but(one(), notes=("cell 15 was left out: it was stopped after",)),
    "Copy-of-02_convolution-Chidi": two(),
    "Mei-assignment-2": two(),
    "jonas_02_convolution_copy": but(two(), notes=("conv2d_forward", "sobel_x", "name 'b'", "cross")),
    # Some questions untouched
    "emre_01_output_sizes": but(one(**ALL_OF_01), verdicts=every("not_attempted", *ALL_OF_01)),
    "olga_01_output_sizes": but(one(q3=3, q4=2, q5=3), verdicts=every("not_attempted", "q3", "q4", "q5")),
    "xin_02_convolution": but(two(q3=8, q5=6), verdicts=every("not_attempted", "q3", "q5"), notes=("UTF-16",)),
    # Wrong ideas
    "diego_01_output_sizes": but(one(q1=0.75, q3=1.25, q4=0.5), verdicts=every("failed", "q1", "q3", "q4"), ideas=every("rounds_up", "q1", "q3", "q4")),
    "sofia-01-output-sizes": but(one(q1=3.75, q3=2.75, q4=1.5), verdicts=every("failed", "q1", "q3", "q4"), ideas=every("leaves_a_float", "q1", "q3", "q4")),
    "noor_01_output_sizes": but(
        one(q2=1.5, q5=1.75), verdicts=every("failed", "q2", "q5"), ideas={"q2": "extra_zero_before", "q5": "field_ignores_the_strides"}
    ),
    "Aisha_4712": but(one(q5=2.5), verdicts={"q5": "failed"}, ideas={"q5": "adds_up_the_kernels"}, notes=("receptive_field is defined in cells",)),
    "rohan_01_output_sizes": but(one(q5=0.25), verdicts={"q5": "failed"}, ideas={"q5": "empties_the_list"}),
    "fatima_02_convolution": but(two(q2=3.25, q3=5.25), verdicts=every("failed", "q2", "q3"), ideas=every("flips_the_kernel", "q2", "q3")),
    "健二_02_convolution": but(two(q5=(1.75, 2.5)), verdicts={"q5": "failed"}, ideas={"q5": "starts_the_maximum_at_zero"}),
    "luca_02_convolution": but(two(q4=2), verdicts={"q4": "failed"}, notes=("cell 30 failed: ValueError", "NoneType", "NoneType")),
    # Code that does not run, or does not end
    "zofia_02_convolution": but(
        two(q5=6), verdicts={"q5": "crashed"}, notes=("cell 33 failed: SyntaxError", "name 'pool2d'", "name 'pool2d'", "name 'pool2d'")
    ),
    "kwame_01_output_sizes": but(one(q3=3), verdicts={"q3": "crashed"}, notes=("name 'both_sides' is not defined",)),
    "hana_01_output_sizes": but(one(q2=0.5), verdicts={"q2": "timed_out"}),
    # Attempts to get more than is earned
    "viktor_01_output_sizes": but(one(q1=5, q3=3, q4=2), verdicts=every("not_attempted", "q1", "q3", "q4"), notes=("cell 5 was left out: the Python process",)),
    "lars_01_output_sizes": but(one(q1=5, q2=2, q3=3, q4=2), verdicts=every("failed", "q1", "q2", "q3", "q4")),
    "hugo_02_convolution": but(two(q2=4, q3=8, q5=6), verdicts=every("failed", "q2", "q3", "q5")),
    "jules_01_output_sizes": but(one(q1=5, q3=3, q4=2, q5=3), verdicts=every("not_attempted", "q1", "q3", "q4", "q5")),
    "nadia_02_convolution": but(two(**ALL_OF_02), verdicts=every("crashed", *ALL_OF_02)),
    "ivan_01_output_sizes": but(
        one(**ALL_OF_01), verdicts=every("tampered", *ALL_OF_01), notes=("cell 13 was left out: the notebook sent the grader a forged",)
    ),
    # Not notebooks at all
    "paulo_01_output_sizes": unreadable("this is a notebook cut off in the middle"),
    "greta_01_output_sizes": unreadable("this is an HTML page saved as .ipynb"),
    "Tomás_4711": unreadable("this is a PDF"),
}
FORGES_IN_A_CALL = "bram_02_convolution"  # what is said about it depends on which of two messages comes first


@pytest.fixture(scope="module")
def isolation() -> Isolation:
    """How well students' code is fenced in on this machine."""
    return best_sandbox().level


@pytest.fixture(scope="module")
def intake() -> Intake:
    """All that was handed in."""
    course = find_course(REPOSITORY)
    return collect([EXAMPLES / "class"], {name for names in course.stubs.values() for name in names}, max_mb=course.settings.limits.notebook_mb)


def graded(intake: Intake, out: Path, *, warm: bool) -> dict[str, Record]:
    """The class, graded once; endless loops get less time than in the course, which is all that differs."""
    settings = find_course(REPOSITORY).settings
    limits = dataclasses.replace(settings.limits, cell=Limit(10, 120), call=Limit(2, 30))
    course = Course(REPOSITORY, dataclasses.replace(settings, limits=limits))
    with warm_workers([b"numpy matplotlib"]) if warm else contextlib.nullcontext(()) as first:
        probe = best_sandbox(first=first)
        workers = probe.sandbox.control if isinstance(probe.sandbox, Warm) else None
        plan = Plan(course, out, probe.sandbox.name, probe.level, jobs=2, warm=warm, workers=workers)
        return {each.record.submission: each.record for each in Batch(plan).grade(intake.submissions)}


@pytest.fixture(scope="module")
def records(intake: Intake, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    """Graded as `autograder grade` does it: by forks of warm processes."""
    return graded(intake, tmp_path_factory.mktemp("warm"), warm=True)


def test_cold_and_warm_workers_come_to_the_same(records: dict[str, Record], intake: Intake, tmp_path: Path) -> None:
    """Every outcome of everyone: points, verdicts, messages, hints; and what is said about the notebook."""
    cold = graded(intake, tmp_path, warm=False)
    assert cold.keys() == records.keys()
    for name, record in cold.items():
        assert (record.status, record.assignment, record.notes) == (records[name].status, records[name].assignment, records[name].notes), name
        assert [told(outcome) for outcome in record.outcomes] == [told(outcome) for outcome in records[name].outcomes], name


def told(outcome: Outcome) -> Outcome:
    """What of an outcome is not chance: at what point a forged message is noticed depends on when it arrives."""
    return dataclasses.replace(outcome, message="") if outcome.verdict == "tampered" else outcome


def test_nobody_is_lost(intake: Intake) -> None:
    """Every file is one submission, under a name that says whose it is."""
    assert sorted(each.id for each in intake.submissions) == sorted([*CLASS, FORGES_IN_A_CALL])
    assert intake.ignored == ()


@pytest.mark.parametrize("name", CLASS)
def test_gets_what_it_deserves(name: str, records: dict[str, Record], isolation: Isolation) -> None:
    """Status, points, verdicts, the wrong idea, and what is said about the notebook."""
    if name.startswith("nadia") and isolation is not Isolation.FULL:
        pytest.skip(f"with isolation {isolation} the disk is open to read")
    deserved, record = CLASS[name], records[name]
    assert record.assignment == deserved.assignment
    assert record.status is (Status.GRADED if deserved.assignment else Status.UNGRADABLE)
    assert record.max_score == MAX_SCORES[deserved.assignment]
    assert len(record.notes) == len(deserved.notes), record.notes
    for note, part in zip(record.notes, deserved.notes, strict=True):
        assert part in note
    for question, outcomes in by_question(record).items():
        lost = sum(outcome.max_score - outcome.score for outcome in outcomes)
        fewest, most = bounds(deserved.lost.get(question, 0.0))
        assert fewest <= lost <= most, [outcome.message for outcome in outcomes if outcome.message]
        verdicts = {outcome.verdict.value for outcome in outcomes} - {"passed"}
        assert verdicts == set(deserved.verdicts.get(question, "").split())
        if question in deserved.ideas:
            assert {outcome.misconception for outcome in outcomes if outcome.score == 0} == {deserved.ideas[question]}


def test_a_forged_answer_costs_only_the_question_that_forges(records: dict[str, Record]) -> None:
    """The function lies to the grader, and the two honest ones beside it keep their points."""
    record = records[FORGES_IN_A_CALL]
    questions = by_question(record)
    assert record.score == 7.0 == sum(outcome.score for question in ("q1", "q2") for outcome in questions[question])
    assert "tampered" in {outcome.verdict for outcome in questions["q4"]}
    assert {outcome.verdict.value for question in ("q3", "q5", "q6") for outcome in questions[question]} == {"not_attempted"}


def test_what_was_printed_or_written_is_no_result(records: dict[str, Record]) -> None:
    """Nothing that a notebook claims gets into its record."""
    for name in ("viktor_01_output_sizes", "jules_01_output_sizes", "ivan_01_output_sizes", FORGES_IN_A_CALL):
        assert "15/15" not in str(records[name].as_json())
        assert records[name].score < 8


def test_a_search_of_the_disk_finds_nothing(records: dict[str, Record], isolation: Isolation) -> None:
    """No solution, no hidden check, no seed: the search itself says so."""
    if isolation is not Isolation.FULL:
        pytest.skip(f"with isolation {isolation} the disk is open to read")
    assert all("LookupError: 0 answers found on the disk: []" in outcome.message for outcome in records["nadia_02_convolution"].outcomes)


def test_the_folder_is_described_and_small() -> None:
    """Each file has its line in the README, and a clone stays quick."""
    described = (EXAMPLES / "README.md").read_text("utf-8")
    files = [path for path in (EXAMPLES / "class").rglob("*") if path.is_file()]
    assert [path.name for path in files if f"`{path.relative_to(EXAMPLES / 'class')}`" not in described] == []
    assert sum(path.stat().st_size for path in files) < 1_500_000


def by_question(record: Record) -> dict[str, list[Outcome]]:
    """The outcomes of each question."""
    questions: dict[str, list[Outcome]] = {}
    for outcome in record.outcomes:
        questions.setdefault(outcome.question, []).append(outcome)
    return questions


def bounds(lost: float | tuple[float, float]) -> tuple[float, float]:
    """The fewest and the most points."""
    return lost if isinstance(lost, tuple) else (lost, lost)
