"""Containers with a bundle in them, made by the real command and the real setup.sh."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bundle.layout import Layout, environment
from conftest import REPOSITORY, TESTS

from autograder.sandbox.bubblewrap import find_bubblewrap


def autograder(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run([sys.executable, "-m", "autograder", *map(str, words)], capture_output=True, text=True, check=False, cwd=cwd or REPOSITORY)


def prepared(folder: Path, course: Path, slug: str, *options: str, requirements: str = "grade.txt") -> Layout:
    """A container in which setup.sh has run."""
    if os.geteuid() != 0 or find_bubblewrap() is None:
        pytest.skip("a container's root can only be played by root, with bubblewrap")
    bundle = folder / "bundle.zip"
    made = autograder("bundle", "gradescope", slug, "--course", course, "--out", bundle, *options)
    assert made.returncode == 0, made.stderr
    home = folder / "home"
    environment(home, requirements)
    layout = Layout(folder, home)
    layout.unpack(bundle)
    setup = layout.run("bash", "/autograder/source/setup.sh")
    assert setup.returncode == 0, setup.stdout + setup.stderr
    return layout


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A container with the tiny course's assignment; tests take copies of its folders."""
    folder = tmp_path_factory.mktemp("tiny")
    shutil.copytree(TESTS / "tiny", folder / "course", ignore=shutil.ignore_patterns("__pycache__"))
    return prepared(folder, folder / "course", "01_tiny")


@pytest.fixture
def container(pristine: Layout, tmp_path: Path) -> Layout:
    """A fresh container of that image."""
    tmp_path.chmod(0o755)
    shutil.copytree(pristine.autograder, tmp_path / "autograder")
    return Layout(tmp_path, pristine.home)


@pytest.fixture
def image(pristine: Layout, tmp_path: Path, container: Layout) -> Layout:
    """A fresh container whose program may be changed, too."""
    shutil.copytree(pristine.home, tmp_path / "home", copy_function=os.link, symlinks=True)
    for package in (tmp_path / "home").glob("python/lib/python3*/site-packages/autograder"):
        shutil.rmtree(package)
        shutil.copytree(pristine.autograder / "source" / "autograder", package)
        package.chmod(0o755)
        for path in package.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
    return Layout(tmp_path, tmp_path / "home")
