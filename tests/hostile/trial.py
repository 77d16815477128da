"""Attacks and controls graded like any class, by the real command, and what came of each."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hostile.attack import Attack
from hostile.stage import FLAG, Stage

MARK = "hostile-mark"  # attacks that write markup or formulas put it there: <img src=x id=hostile-mark>
RAW_HTML = re.compile(rf"<[^>]*\bid=['\"]?{MARK}".encode())
CONTROL = re.compile(rb"\x1b|\xc2[\x80-\x9f]|\x07|\x08")  # what a terminal obeys
FORMULA = re.compile(rf'^[=+@\t-][^\n]*{MARK}|[,"][=+@-][^\n,"]*{MARK}'.encode(), re.MULTILINE)
DEADLINE = 1800  # seconds for a whole run


@dataclass(frozen=True, slots=True)
class Case:
    """An attack or a control, and why it does not count as held; an empty reason means held."""

    attack: Attack
    reason: str
    score: float
    seconds: float
    verdicts: str

    @property
    def held(self) -> bool:
        """Whether everything is as it must be."""
        return not self.reason

    @property
    def got_through(self) -> bool:
        """Whether the attack earned points that it must not earn."""
        return self.score > self.attack.earns


@dataclass(frozen=True, slots=True)
class Trial:
    """A whole run."""

    cases: tuple[Case, ...]
    traces: tuple[str, ...]  # what was touched, left behind or leaked, wherever it came from
    seconds: float
    cpu_seconds: float
    output: str

    @property
    def broken(self) -> tuple[str, ...]:
        """Everything that was not held, in words."""
        return (*(f"{case.attack.name}: {case.reason}" for case in self.cases if not case.held), *self.traces)


def run(
    attacks: Sequence[Attack],
    scene: Stage,
    *,
    python: str = sys.executable,
    jobs: int = 4,
    cold: bool = False,
    otter: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Trial:
    """Grade what the attacks hand in, `otter`: with Otter's tests, and judge the outcome; `tell` hears how many are graded so far."""
    handed_in, out = scene.folder / "handed-in", scene.folder / "results"
    handed_in.mkdir()
    for attack in attacks:
        attack.hand_in(handed_in, scene.values)
    command = [python, "-I", "-m", "autograder", "grade", str(handed_in), "--course", str(scene.course), "--out", str(out), "--jobs", str(jobs)]
    command += ["--cold"] if cold else []
    command += ["--otter-tests", str(scene.otter_tests)] if otter else []
    started, cpu = time.monotonic(), os.times()
    with (scene.folder / "stdout").open("wb") as stdout, (scene.folder / "stderr").open("wb") as stderr:
        environment = {**os.environ, "COURSE_FLAG": scene.flag, "TMPDIR": str(scene.temporary)}
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=environment) as grading:
            while grading.poll() is None:
                if time.monotonic() - started > DEADLINE:
                    grading.terminate()
                if tell is not None:
                    tell(sum(1 for _ in (out / "records").glob("*.json")))
                time.sleep(0.1)
    ended = os.times()
    records = {path.stem: json.loads(path.read_bytes()) for path in sorted((out / "records").glob("*.json"))} if out.exists() else {}
    known = {name for attack in attacks for name in (attack.submission, *attack.also)}
    traces = [*scene.traces(), *_leaks(scene, out), *(f"unexpected record {name}" for name in sorted(records.keys() - known))]
    if grading.returncode not in (0, 3):
        traces.append(f"autograder grade ended with {grading.returncode}")
    return Trial(
        cases=tuple(_judge(attack, records) for attack in attacks),
        traces=tuple(traces),
        seconds=time.monotonic() - started,
        cpu_seconds=ended.children_user + ended.children_system - cpu.children_user - cpu.children_system,
        output="".join((scene.folder / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")),
    )


def _judge(attack: Attack, records: dict[str, Any]) -> Case:
    record = records.get(attack.submission)
    missing = [name for name in attack.also if name not in records]
    if record is None or missing:
        return Case(attack, f"there is no record {', '.join(missing) or attack.submission}", 0.0, 0.0, "")
    verdicts = {outcome["verdict"] for outcome in record["outcomes"]}
    words = "\n".join([*record["notes"], *(outcome["message"] for outcome in record["outcomes"])])
    if record["status"] != attack.status:
        reason = f"status {record['status']}, not {attack.status}: {words[:300]}"
    elif record["score"] != (attack.earns if attack.status == "graded" else 0.0):
        reason = f"{record['score']:g} points, not {attack.earns:g}: {words[:300]}"
    elif attack.status == "graded" and attack.verdict not in verdicts:
        reason = f"no verdict {attack.verdict}: {words[:300]}"
    elif attack.says and not re.search(attack.says, words):
        reason = f"the record does not say {attack.says!r}: {words[:300]}"
    else:
        reason = ""
    return Case(attack, reason, record["score"], record["wall_seconds"], ", ".join(sorted(verdicts - {"passed"}) or sorted(verdicts)) or record["status"])


def _leaks(scene: Stage, out: Path) -> Iterator[str]:
    """Secrets, markup, terminal codes and formulas of a stranger's in anything that was written or printed."""
    for path in sorted([*out.rglob("*"), scene.folder / "stdout", scene.folder / "stderr"]):
        if path.is_symlink():
            yield f"{path.name} is a symbolic link"
        elif path.is_file():
            data, name = path.read_bytes(), path.relative_to(scene.folder)
            if FLAG.search(data):
                yield f"{name} holds the flag"
            if path.suffix == ".html" and RAW_HTML.search(data):
                yield f"{name} holds markup of a student's"
            if path.suffix == ".csv" and FORMULA.search(data):
                yield f"{name} holds a formula of a student's"
            if CONTROL.search(data):
                yield f"{name} holds codes for a terminal"
