"""The program with one defence taken out: a change of its source, in a copy, run by a Python of its own."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import autograder
from hostile.attack import Attack, controls, corpus
from hostile.stage import stage
from hostile.trial import run

PACKAGE = Path(autograder.__file__).parent
HEAVY = ("tensorflow", "keras", "jupyterlab", "mypy", "pandas", "h5py")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A defence, where it stands, and what takes it out."""

    name: str
    file: str  # below autograder/
    old: str  # stands there exactly once
    new: str
    attacks: tuple[str, ...]  # the patterns of those that it is there to stop
    sandbox: str = "bubblewrap"
    root: bool | None = None  # only as root, only as an ordinary user, or both


@dataclass(frozen=True, slots=True)
class Finding:
    """What happened without the defence."""

    tried: tuple[str, ...]
    broken: tuple[str, ...]


MUTATIONS: tuple[Mutation, ...] = (
    Mutation("mount namespace: nothing but programs is visible", "sandbox/bubblewrap.py", '*("/bin", "/sbin",', '*("/var", "/bin", "/sbin",', ("reading.*",)),
)


def try_mutation(mutation: Mutation) -> Finding:
    """Run the attacks that a defence stops against the program without it."""
    attacks = [attack for attack in corpus() if any(fnmatch.fnmatch(attack.name, pattern) for pattern in mutation.attacks)]
    with mutant(mutation) as python, stage("none", mutation.sandbox) as scene:
        trial = run([_control(), *attacks], scene, python=python)
    control, *cases = trial.cases
    if not control.held:
        raise RuntimeError(f"{mutation.name}: the honest control fails, so this proves nothing: {control.reason}\n{trial.output}")
    broken = tuple(f"{case.attack.name}: {case.reason}" for case in cases if not case.held)
    return Finding(tuple(attack.name for attack in attacks), (*broken, *trial.traces))


@contextmanager
def mutant(mutation: Mutation) -> Iterator[str]:
    """A Python environment in which the package has the mutation."""
    folder = Path(tempfile.mkdtemp(prefix="mutant-", dir=Path(sys.prefix).parent))  # beside the environment: files are linked, not copied
    try:
        folder.chmod(0o755)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        libraries = Path(sysconfig.get_path("purelib"))
        ours = folder / libraries.relative_to(sys.prefix)
        shutil.rmtree(ours)
        shutil.copytree(libraries, ours, copy_function=os.link, ignore=_without_the_package, symlinks=True)
        shutil.copytree(PACKAGE, ours / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
        path = ours / "autograder" / mutation.file
        source = path.read_text("utf-8")
        if source.count(mutation.old) != 1:
            raise RuntimeError(f"{mutation.name}: {mutation.old!r} stands {source.count(mutation.old)} times in {mutation.file}, not once")
        path.write_text(source.replace(mutation.old, mutation.new), "utf-8")
        yield str(folder / "bin" / "python")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _control() -> Attack:
    return next(control for control in controls() if control.path.stem == "plain_answers")


def _without_the_package(folder: str, names: list[str]) -> set[str]:
    """What is not linked: the package itself, and the heaviest libraries, which no attack needs."""
    if Path(folder).name != "site-packages":
        return set()
    return {name for name in names if name == "autograder" or "cnn_autograder" in name or name.startswith(HEAVY)}
