"""The program with one defence taken out: a change of its source, in a copy, run by a Python of its own."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import autograder
from hostile.attack import Attack, controls, corpus
from hostile.stage import stage
from hostile.trial import run

PACKAGE = Path(autograder.__file__).parent
HEAVY = ("tensorflow", "keras", "jupyterlab", "notebook", "mypy", "pandas", "h5py", "scipy", "sklearn", "debugpy", "ruff", "babel")


# A forked worker that does not hold is not used, for the canaries notice; here it has to be.
ONLY_WARM = ("canary.py", "for sandbox in (*first, *(available(settings.sandbox, settings.container) if settings else available())):", "for sandbox in first:")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A defence, where it stands, and what takes it out."""

    name: str
    file: str  # below autograder/
    old: str  # stands there exactly once
    new: str
    attacks: tuple[str, ...]  # the patterns of those that it is there to stop
    sandbox: str = "bubblewrap"
    cold: bool = True  # a defence of cold workers, which are otherwise the same; else of those that are forked
    root: bool | None = None  # a defence as root only, as an ordinary user only, or as both
    more: tuple[tuple[str, str, str], ...] = ()  # further changes, where the defence stands in several places

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """File, old text and new text of every change."""
        return ((self.file, self.old, self.new), *self.more, *(() if self.cold else (ONLY_WARM,)))

    @property
    def applies(self) -> bool:
        """Whether it is a defence for the user who runs this."""
        return self.root is None or self.root == (os.geteuid() == 0)

    def attacks_of(self, attacks: Iterable[Attack]) -> list[Attack]:
        """Those of them that it is there to stop."""
        return [attack for attack in attacks if any(fnmatch.fnmatch(attack.name, pattern) for pattern in self.attacks)]


@dataclass(frozen=True, slots=True)
class Finding:
    """What happened without the defence."""

    control: str  # why the honest control failed, in which case nothing is proven; empty if it did not
    tried: tuple[str, ...]
    broken: tuple[str, ...]  # every attack that got through, and every trace

    @property
    def noticed(self) -> bool:
        """Whether the corpus notices that the defence is gone."""
        return bool(self.broken) and not self.control


def try_mutations(mutations: Iterable[Mutation]) -> Iterator[tuple[Mutation, Finding]]:
    """Run the attacks that a defence stops against the program without it, one defence after the other."""
    control = next(control for control in controls() if control.path.stem == "plain_answers")
    with _environment() as (python, package):
        for mutation in mutations:
            attacks = mutation.attacks_of(corpus())
            with _mutated(package, mutation), stage("none", mutation.sandbox) as scene:
                trial = run([control, *attacks], scene, python=python, cold=mutation.cold)
            yield mutation, Finding(trial.cases[0].reason, tuple(attack.name for attack in attacks), trial.broken)


@contextmanager
def _environment() -> Iterator[tuple[str, Path]]:
    """A Python with its own copy of the package and of its libraries; nothing that an attack writes to reaches the real ones."""
    folder = Path(tempfile.mkdtemp(prefix="mutant-", dir="/var/tmp"))
    try:
        folder.chmod(0o755)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        libraries = Path(sysconfig.get_path("purelib"))
        ours = folder / libraries.relative_to(sys.prefix)
        shutil.copytree(libraries, ours, ignore=_not_needed, symlinks=True, dirs_exist_ok=True)
        shutil.copytree(PACKAGE, ours / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
        yield str(folder / "bin" / "python"), ours / "autograder"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _mutated(package: Path, mutation: Mutation) -> Iterator[None]:
    before = {package / file: (package / file).read_text("utf-8") for file, _, _ in mutation.changes}
    try:
        for file, old, new in mutation.changes:
            source = (package / file).read_text("utf-8")
            if source.count(old) != 1:
                raise RuntimeError(f"{mutation.name}: {old!r} stands {source.count(old)} times in {file}, not once")
            (package / file).write_text(source.replace(old, new), "utf-8")
        yield
    finally:
        for path, source in before.items():
            path.write_text(source, "utf-8")


def _not_needed(folder: str, names: list[str]) -> set[str]:
    """The package itself, which is copied from its source, and the heaviest libraries, which no attack needs."""
    if Path(folder).name != "site-packages":
        return {"__pycache__"} & set(names) if "autograder" in folder else set()
    return {name for name in names if name == "autograder" or "cnn_autograder" in name or name.startswith(HEAVY)}
