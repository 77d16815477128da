"""The command line: one module a command, each a thin layer over the package.

Exit codes: 0 done · 1 a gate was missed · 2 usage or configuration · 3 some submissions could not be graded ·
4 environment or sandbox missing · 5 internal error · 130 interrupted, resumable.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import traceback
from types import FrameType

import typer

from autograder.cli.build import build
from autograder.cli.bundle import bundle
from autograder.cli.calibrate import calibrate
from autograder.cli.check import check
from autograder.cli.data import data
from autograder.cli.doctor import doctor
from autograder.cli.grade import grade
from autograder.cli.import_nbgrader import import_nbgrader
from autograder.cli.import_otter import import_otter
from autograder.cli.merge import merge
from autograder.cli.report import report
from autograder.cli.verify import verify
from autograder.cli.version import version
from autograder.errors import AutograderError, MachineError, UsageError

INTERNAL_ERROR, INTERRUPTED = 5, 130

app = typer.Typer(
    name="autograder",
    help="Grades notebooks of a CNN course in a sandbox and tells students what to try next.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(version)
for command in (grade, merge, check, verify, build, report, calibrate, import_otter, import_nbgrader, doctor):
    app.command()(command)
app.add_typer(data)
app.add_typer(bundle)


def main() -> None:
    """Run the command line and end with an exit code of the contract."""
    signal.signal(signal.SIGTERM, _interrupt)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # which graphics card is missing is no news to anyone here
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without a check mark is no reason to fail
    try:
        app()
    except AutograderError as problem:
        _end(str(problem), problem.exit_code)
    except KeyboardInterrupt:
        _end("interrupted", INTERRUPTED)
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            _end(f"the disk is full: {problem.filename or problem}; what was graded so far is kept, and the same command goes on", MachineError.exit_code)
        if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and problem.filename:
            _end(f"no permission for {problem.filename}: {problem.strerror}", UsageError.exit_code)
        _end(_internal(problem), INTERNAL_ERROR)
    except Exception as problem:
        _end(_internal(problem), INTERNAL_ERROR)


def _internal(problem: Exception) -> str:
    traceback.print_exc()
    return f"internal error: {type(problem).__name__}: {problem}; this is a fault of autograder: please report it with the lines above"


def _end(message: str, code: int) -> None:
    shown = "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in message)
    print(f"autograder: {shown}", file=sys.stderr)
    sys.exit(code)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
