"""Runs cells as Jupyter does: magics, `!commands`, top-level await, one broken cell among good ones."""

from __future__ import annotations

import re
import subprocess
import sys
import types
from typing import Any, cast

from IPython.core.compilerop import CachingCompiler
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from autograder.worker.colab import install_colab
from autograder.worker.otter import install_otter

PACKAGE_MANAGERS = re.compile(r"(^|[\s/&;|])(pip[23]?|conda|mamba|apt|apt-get|uv)(\s|$)")


class CellCompiler(CachingCompiler):
    """Names a cell's code after the cell, so that an error can be placed."""

    cell = 0

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:  # noqa: ARG002  the signature is IPython's
        """The file name that tracebacks show."""
        return f"<cell {self.cell}>"


class NotebookShell(InteractiveShell):
    """IPython without a terminal, a history, or a display."""

    compiler_class = Type(CellCompiler)

    def run(self, source: str, index: int) -> BaseException | None:
        """Run one cell; returns the exception that ended it, if one did."""
        cast("CellCompiler", self.compile).cell = index
        result: Any = self.run_cell(source, store_history=False)
        return cast("BaseException | None", result.error_before_exec or result.error_in_exec)

    def system(self, cmd: str) -> None:
        """`!command`: packages stay as they are; anything else runs, within the sandbox."""
        command = self.var_expand(cmd, depth=1)
        if PACKAGE_MANAGERS.search(command):
            print(f"not run when grading, where packages are fixed: {command}")
            return
        finished = subprocess.run(command, shell=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S602  the sandbox is the fence
        self.user_ns["_exit_code"] = finished.returncode

    def enable_matplotlib(self, gui: str | None = None) -> tuple[str, str]:
        """`%matplotlib inline`: pictures are drawn, and not shown to anyone."""
        return gui or "agg", "agg"

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no window system."""

    def ask_exit(self) -> None:
        """`exit()` in a cell or a function."""
        raise SystemExit("exit() was called")

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Nobody reads the output; the exception itself goes to the grader."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """As for showtraceback."""


def _does_nothing(line: str) -> None:
    """A magic that has no meaning here."""


def make_shell() -> NotebookShell:
    """Make a shell whose cells live in `__main__`, as student code expects."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.cache_size = 0
    shell = NotebookShell.instance(config=config, user_module=types.ModuleType("__main__"))
    cast("Any", shell).register_magic_function(_does_nothing, "line", "tensorflow_version")  # Colab's
    install_colab()
    install_otter()
    sys.path.insert(0, "")  # a notebook imports what lies beside it, as in Jupyter
    return shell
