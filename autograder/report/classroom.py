"""What the class page says: counts, statistics, and who needs a person."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.record import Record
from autograder.report.figures import Histogram, histogram
from autograder.report.questions import AssignmentInfo, Question, anchor, assignment_title, misconception_title, questions_of
from autograder.report.wording import NEEDS_A_PERSON, NOT_THE_STUDENTS, STATUSES, VERDICTS, Words, excerpt
from autograder.settings import Isolation

ENOUGH_FOR_AVERAGES = 5  # fewer would tell single students' points
ENOUGH_FOR_DISCRIMINATION = 10  # a correlation of fewer is mostly chance
LOW_DISCRIMINATION = 0.20


@dataclass(frozen=True, slots=True)
class Counts:
    """How the submissions ended; the three parts add up to the whole."""

    graded: int
    ungradable: int
    errors: int

    @property
    def total(self) -> int:
        """All submissions."""
        return self.graded + self.ungradable + self.errors


@dataclass(frozen=True, slots=True)
class Averages:
    """The middle and the spread of the scores."""

    median: float
    mean: float
    lower_quartile: float
    upper_quartile: float


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong idea and the submissions that show it."""

    id: str
    title: str
    question: str
    submissions: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of its row, within the assignment."""
        return anchor(self.question, self.id)


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """How the class did on one question."""

    id: str
    function: str
    title: str
    max_score: float
    answers: int  # graded submissions with this question
    passed: int
    share: float | None  # mean share of the points; None for too few submissions
    discrimination: float | None  # None for too few submissions, or where everybody has the same
    commonest: Misconception | None

    @property
    def low(self) -> bool:
        """Whether the question hardly tells strong from weak submissions."""
        return self.discrimination is not None and self.discrimination < LOW_DISCRIMINATION


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of submissions."""

    submission: str
    words: Words
    graded: bool
    final: bool  # no check waits for a person
    score: float
    max_score: float
    points: tuple[float | None, ...]  # one a question, None where the record has no such question
    isolation: Isolation


@dataclass(frozen=True, slots=True)
class AssignmentSummary:
    """Everything about one assignment."""

    slug: str
    title: str
    counts: Counts
    averages: Averages | None
    histogram: Histogram | None
    questions: tuple[QuestionSummary, ...]
    misconceptions: tuple[Misconception, ...]
    rows: tuple[Row, ...]

    @property
    def not_final(self) -> int:
        """How many of the graded wait for a person to decide a check."""
        return sum(row.graded and not row.final for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a submission needs a person."""

    words: Words
    anchors: tuple[tuple[str, str], ...]  # question id, id of its card on the student's page


@dataclass(frozen=True, slots=True)
class Case:
    """A submission that needs a person."""

    submission: str
    assignment: str
    reasons: tuple[Reason, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Classroom:
    """All that the class page shows."""

    counts: Counts
    unfenced: tuple[tuple[Isolation, int], ...]  # how many submissions below full isolation, the weakest level first
    cases: tuple[Case, ...]
    assignments: tuple[AssignmentSummary, ...]


def classroom(records: Iterable[Record], infos: Mapping[str, AssignmentInfo]) -> Classroom:
    """Work out the class page."""
    ordered = sorted(records, key=lambda each: (each.submission.casefold(), each.submission))
    slugs = sorted({each.assignment for each in ordered}, key=lambda slug: (slug == "", slug))
    levels = [(level, sum(each.isolation is level for each in ordered)) for level in (Isolation.NONE, Isolation.PARTIAL)]
    return Classroom(
        counts=_counts(ordered),
        unfenced=tuple((level, count) for level, count in levels if count),
        cases=_queue(ordered, infos),
        assignments=tuple(_assignment(slug, [each for each in ordered if each.assignment == slug], infos.get(slug)) for slug in slugs),
    )


def averages(scores: Sequence[float]) -> Averages | None:
    """Median, mean and quartiles (interpolated, as spreadsheets do), from five scores on."""
    if len(scores) < ENOUGH_FOR_AVERAGES:
        return None
    lower, median, upper = statistics.quantiles(scores, n=4, method="inclusive")
    return Averages(median, statistics.fmean(scores), lower, upper)


def discrimination(scores: Sequence[float], totals: Sequence[float]) -> float | None:
    """The correlation of a question's scores with the rest of the points, to a hundredth, from ten submissions on."""
    if len(scores) < ENOUGH_FOR_DISCRIMINATION:
        return None
    rests = [round(whole - score, 6) for score, whole in zip(scores, totals, strict=True)]
    if len(set(scores)) == 1 or len(set(rests)) == 1:
        return None
    return round(statistics.correlation(scores, rests), 2)


def _counts(records: Sequence[Record]) -> Counts:
    return Counts(*(sum(each.status == status for each in records) for status in ("graded", "ungradable", "error")))


def _assignment(slug: str, records: Sequence[Record], info: AssignmentInfo | None) -> AssignmentSummary:
    answers = [(each, questions_of(each, info)) for each in records]
    graded = [(record, questions) for record, questions in answers if record.graded]
    scores = [record.score for record, _ in graded]
    middle = averages(scores)
    out_of = max((record.max_score for record, _ in graded), default=0.0)
    misconceptions = _misconceptions(graded, info)
    questions = _questions(graded, misconceptions)
    return AssignmentSummary(
        slug=slug,
        title=assignment_title(slug, info),
        counts=_counts(records),
        averages=middle,
        histogram=histogram(scores, out_of, middle.median) if middle else None,
        questions=questions,
        misconceptions=misconceptions,
        rows=tuple(_row(record, own, questions) for record, own in answers),
    )


def _questions(graded: Sequence[tuple[Record, tuple[Question, ...]]], misconceptions: Sequence[Misconception]) -> tuple[QuestionSummary, ...]:
    by_id: dict[str, list[tuple[Record, Question]]] = {}
    for record, questions in graded:
        for question in questions:
            by_id.setdefault(question.id, []).append((record, question))
    return tuple(_question(answers, misconceptions) for answers in by_id.values())


def _question(answers: Sequence[tuple[Record, Question]], misconceptions: Sequence[Misconception]) -> QuestionSummary:
    first = answers[0][1]
    shares = [question.score / question.max_score for _, question in answers if question.max_score]
    return QuestionSummary(
        id=first.id,
        function=first.function,
        title=first.title,
        max_score=max(question.max_score for _, question in answers),
        answers=len(answers),
        passed=sum(question.passed for _, question in answers),
        share=statistics.fmean(shares) if len(shares) >= ENOUGH_FOR_AVERAGES else None,
        discrimination=discrimination([question.score for _, question in answers], [record.score for record, _ in answers]),
        commonest=next((each for each in misconceptions if each.question == first.id), None),
    )


def _misconceptions(graded: Sequence[tuple[Record, tuple[Question, ...]]], info: AssignmentInfo | None) -> tuple[Misconception, ...]:
    """All misconceptions that were named, by question; the commonest of each question first."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    order: dict[str, int] = {}
    for record, questions in graded:
        for question in questions:
            order.setdefault(question.id, len(order))
            for outcome in question.outcomes:
                if outcome.misconception:
                    found.setdefault((question.id, outcome.misconception), {})[record.submission] = None
    all_of_them = [Misconception(idea, misconception_title(idea, info), question, tuple(names)) for (question, idea), names in found.items()]
    return tuple(sorted(all_of_them, key=lambda each: (order[each.question], -len(each.submissions), each.title)))


def _row(record: Record, questions: Sequence[Question], columns: Sequence[QuestionSummary]) -> Row:
    scores = {each.id: each.score for each in questions}
    return Row(
        submission=record.submission,
        words=STATUSES[record.status],
        graded=record.graded,
        final=not any(each.verdict in NOT_THE_STUDENTS for each in record.outcomes),
        score=record.score,
        max_score=record.max_score,
        points=tuple(scores.get(column.id) for column in columns),
        isolation=record.isolation,
    )


def _queue(records: Iterable[Record], infos: Mapping[str, AssignmentInfo]) -> tuple[Case, ...]:
    """The submissions that need a person: ours to mend first, then the most urgent verdicts, then those that could not be read."""
    cases = []
    for record in records:
        info = infos.get(record.assignment)
        reasons = _reasons(record, questions_of(record, info))
        if reasons:
            cases.append(Case(record.submission, assignment_title(record.assignment, info), reasons, excerpt(_detail(record))))
    order = [STATUSES["error"], *(VERDICTS[each] for each in NEEDS_A_PERSON), STATUSES["ungradable"]]
    return tuple(sorted(cases, key=lambda case: order.index(case.reasons[0].words)))


def _reasons(record: Record, questions: Sequence[Question]) -> tuple[Reason, ...]:
    reasons = [] if record.graded else [Reason(STATUSES[record.status], ())]
    for verdict in NEEDS_A_PERSON:
        hit = tuple((each.id, each.anchor) for each in questions if any(outcome.verdict is verdict for outcome in each.outcomes))
        if hit:
            reasons.append(Reason(VERDICTS[verdict], hit))
    return tuple(reasons)


def _detail(record: Record) -> str:
    messages = [each.message for verdict in NEEDS_A_PERSON for each in record.outcomes if each.verdict is verdict and each.message]
    return next(iter(messages if record.graded else [*record.notes, *messages]), "")
