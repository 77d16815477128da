"""The flow of `autograder grade`: collect, prove the sandbox, grade, write the results."""

from __future__ import annotations

import contextlib
import errno
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import typer
from rich.console import Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from autograder.batch import Batch, Graded, Plan
from autograder.canary import Probe, best_sandbox
from autograder.cli.options import default_jobs, err, out, plain, print_json, within_markup
from autograder.cli.results import write_results
from autograder.course import Course
from autograder.doctor import how_to_mend
from autograder.errors import MachineError, Unreadable, UsageError
from autograder.intake.submission import Intake, collect
from autograder.record import Record
from autograder.sandbox.process import Sandbox
from autograder.sandbox.warm import Warm, warm_workers
from autograder.settings import Isolation
from autograder.shard import Shard, write_manifest

GATE_MISSED, NOT_ALL_GRADED, INTERRUPTED = 1, 3, 130


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller has asked for; see the options of `autograder grade`."""

    assignment: str | None = None
    jobs: int | None = None
    allowed: Isolation | None = None
    fresh: bool = False
    as_json: bool = False
    fail_under: float | None = None
    shard: Shard | None = None
    cold: bool = False


def grade_class(course: Course, paths: Sequence[Path], folder: Path, wishes: Wishes) -> int:
    """Grade everything in `paths` into `folder`; returns the exit code.

    Raises UsageError, AuthorError or MachineError before any grading if it can not be done.
    """
    if wishes.assignment:
        course.assignment(wishes.assignment)
    if not course.assignments:
        raise UsageError(f"{course.root} has no assignments: nothing like solutions/01_name/solution.py")
    limits, shard = course.settings.limits, wishes.shard
    intake = collect(paths, {name for names in course.stubs.values() for name in names}, max_mb=limits.notebook_mb)
    prepare(folder)
    everyone = intake.submissions
    if shard is not None:
        intake = replace(intake, submissions=shard.part(everyone))
    with contextlib.nullcontext(()) if wishes.cold else warm_workers(sources(intake), course.settings.sandbox) as warm:
        probe = fit_sandbox(course, wishes.allowed, [*course.secrets, folder / "records"], warm)
        jobs, why = (wishes.jobs, "as asked") if wishes.jobs else default_jobs(limits.memory_mb)
        plan = Plan(
            course=course,
            out=folder,
            sandbox=probe.sandbox.name,
            isolation=probe.level,
            assignment=wishes.assignment,
            jobs=jobs,
            fresh=wishes.fresh,
            warm=not wishes.cold,
            workers=probe.sandbox.control if isinstance(probe.sandbox, Warm) else None,
        )
        if shard is not None:
            write_manifest(folder, shard, plan.rules, everyone)
        announce(intake, plan, probe, shard, why)
        records = run(Batch(plan), intake)
    mention_others(write_results(folder, course), records, folder)
    if wishes.as_json:
        print_json(summary(records, probe))
    else:
        show(records, folder)
    return exit_code(records, wishes.fail_under)


def prepare(folder: Path) -> None:
    """Make the results folder and prove that it can be written, before any work is done.

    Raises UsageError if it can not.
    """
    trial = folder / "records" / ".trial"
    try:
        trial.parent.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(bytes(4096))
        trial.unlink()
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise MachineError(f"the disk of {folder} is full; free some space, or choose another: --out DIR") from problem
        raise UsageError(f"can not write to {folder}: {os.strerror(problem.errno or 0)}; choose another folder: --out DIR") from problem


def sources(intake: Intake) -> Iterator[bytes]:
    """What was handed in, as far as it can be read."""
    for submission in intake.submissions:
        with contextlib.suppress(Unreadable):
            yield submission.read()


def fit_sandbox(course: Course, allowed: Isolation | None, private: Sequence[Path], warm: Sequence[Sandbox]) -> Probe:
    """Find the best sandbox, a warm one first; raises MachineError, with what would mend it, if it is not good enough."""
    with err.status("trying to break out of the sandbox ..."):
        probe = best_sandbox([path.resolve() for path in private], course.settings, first=warm)
    wanted = allowed or course.settings.isolation
    if not probe.level.reaches(wanted):
        accept = f"Or accept less, which every record and page will say: --allow-isolation {probe.level}"
        raise MachineError(f"isolation here is {probe}, but {wanted} is asked for.\n{how_to_mend(probe)}\n{accept}")
    return probe


def announce(intake: Intake, plan: Plan, probe: Probe, shard: Shard | None, why: str) -> None:
    """Say what is going to happen."""
    count = len(intake.submissions)
    part = f" (part {shard} of the class)" if shard else ""
    err.print(f"{count} {'submission' if count == 1 else 'submissions'}{part}, {plan.jobs} at a time ({why}; --jobs), isolation [bold]{probe}[/]")
    if intake.ignored:
        err.print(plain(f"ignored: {', '.join(intake.ignored)}"))
    if plan.warm and plan.workers is None and probe.rejected:
        err.print(plain(f"a new worker is started for each submission, which takes longer: {probe.rejected[0]}"))
    if probe.level is not Isolation.FULL:
        err.print(f"[bold yellow]WARNING: students' code is not fully fenced in. It can: {', '.join(probe.missing)}.[/]")


@dataclass
class Board:
    """What a terminal shows while a class is graded: a bar with counts and the time left, and a line for each that is running."""

    batch: Batch
    total: int
    done: list[Graded] = field(default_factory=list)

    def __post_init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=err)
        self._task = self._bar.add_task("grading", total=self.total)

    def add(self, graded: Graded) -> None:
        """One more is done."""
        self.done.append(graded)
        self._bar.update(self._task, advance=1, description=_counts(self.done))

    def __rich__(self) -> Group:
        lines = [plain(f"    {seconds:4.0f} s  {name}") for name, seconds in self.batch.running.items()]
        return Group(self._bar, *lines)


def run(batch: Batch, intake: Intake) -> list[Record]:
    """Grade everything and show it as it comes; every record is on disk before it counts as done."""
    board = Board(batch, len(intake.submissions))
    terminal = Live(board, console=err, transient=True) if err.is_terminal else contextlib.nullcontext()
    with terminal:
        try:
            for graded in batch.grade(intake.submissions):
                board.add(graded)
                say(graded, board)
        except KeyboardInterrupt:
            err.print(f"autograder: interrupted: {len(board.done)} of {board.total} are graded and kept; the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None
    return [graded.record for graded in sorted(board.done, key=lambda each: each.record.submission)]


def say(graded: Graded, board: Board) -> None:
    """One line for each that a terminal shows, and one for each tenth that a log file gets."""
    record, count = graded.record, len(board.done)
    if err.is_terminal:
        score = "unchanged" if graded.reused else f"{record.score:g} of {record.max_score:g}" if record.graded else str(record.status)
        err.print(plain(f"{score:>12}  {record.submission}"))
    elif count * 10 // board.total > (count - 1) * 10 // board.total:
        err.print(f"{count} of {board.total}: {_counts(board.done)}")


def mention_others(kept: Sequence[Record], graded: Sequence[Record], folder: Path) -> None:
    """Name the records of earlier runs that this one has not touched: they stand in grades.csv too."""
    now = {record.submission for record in graded}
    others = [record.submission for record in kept if record.submission not in now]
    if others:
        names = ", ".join(others[:5]) + (" ..." if len(others) > 5 else "")
        err.print(plain(f"{folder} also keeps {len(others)} of earlier runs, not handed in this time: {names}. To drop one, delete its file in records/."))


def summary(records: Sequence[Record], probe: Probe) -> dict[str, Any]:
    """The document that --json prints."""
    return {
        "schema": 1,
        "isolation": {"level": probe.level, "sandbox": probe.sandbox.name, "canaries": [asdict(canary) for canary in probe.canaries]},
        "counts": dict(Counter(record.status for record in records)),
        "submissions": [record.as_json() for record in records],
    }


def show(records: Sequence[Record], folder: Path) -> None:
    """Print the table of scores."""
    table = Table("submission", "assignment", box=None, header_style="bold", pad_edge=False)
    for name in ("score", "max"):
        table.add_column(name, justify="right")
    for name in ("verdicts", "isolation"):
        table.add_column(name)
    for record in records:
        score = f"{record.score:g}" if record.graded else f"[bold magenta]{record.score:g}[/]"
        table.add_row(plain(record.submission), plain(record.assignment or "-"), score, f"{record.max_score:g}", _verdicts(record), record.isolation)
    out.print(table)
    out.print(f"\nrecords, grades.csv and pages: [bold]{within_markup(str(folder / 'index.html'))}[/]", soft_wrap=True)


def exit_code(records: Sequence[Record], fail_under: float | None) -> int:
    """The contract's exit code for these records."""
    if not all(record.graded for record in records):
        return NOT_ALL_GRADED
    return GATE_MISSED if fail_under is not None and any(record.score < fail_under for record in records) else 0


def _verdicts(record: Record) -> Any:
    if not record.graded:
        return plain(f"{record.status}: {record.notes[0] if record.notes else ''}")
    counts = Counter(outcome.verdict for outcome in record.outcomes)
    return ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in counts.most_common())


def _counts(done: Sequence[Graded]) -> str:
    counts = Counter("unchanged" if graded.reused else graded.record.status.value for graded in done)
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())
