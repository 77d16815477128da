"""The scene of the attacks: a course with secrets, bait to touch, and a look at what was touched.

What attacks find in their first cell:

    COURSE   the folder of the course; its hidden checks, oracle and solution hold a flag, flag-<32 hexadecimal digits>
    BAIT     a folder with `secret` (holds a flag), `target` (must stay as it is) and `open` (a folder that anyone may write to)
    PORT     of a TCP server on 127.0.0.1 that nobody should reach
    SOCKET   the name of an abstract unix socket, and of a file in BAIT/open that is one
    VICTIM   the pid of a process of the same user that should live
    CASE     the attack's own name
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from autograder.prctl import adopt_orphans
from hostile.attack import OTTER

TINY = Path(__file__).parents[1] / "tiny"
FLAG = re.compile(rb"flag-[0-9a-f]{32}")
UNTOUCHED = "nobody has been here\n"
FLAGGED = ("solution.py", "oracle.py", "test_hidden.py", "accepted/divmod.py")
SETTINGS = """
course: A course with secrets
isolation: {isolation}
sandbox: {sandbox}
seed: {flag}
limits:
  cell: {{cpu_seconds: 3, wall_seconds: 20}}
  call: {{cpu_seconds: 3, wall_seconds: 20}}
  submission: {{cpu_seconds: 15, wall_seconds: 60}}
  memory_mb: {memory_mb}
  processes: 32
  file_mb: 4
  scratch_mb: 16
  notebook_mb: 8
"""


@dataclass
class Stage:
    """Everything around a run that an attack could touch."""

    folder: Path
    flag: str
    victim: subprocess.Popen[bytes]
    listeners: tuple[socket.socket, ...]
    port: int
    before: frozenset[str] = field(default_factory=frozenset)
    spared: frozenset[psutil.Process] = field(default_factory=frozenset)  # what ran before

    @property
    def course(self) -> Path:
        """The course's folder."""
        return self.folder / "course"

    @property
    def otter_tests(self) -> Path:
        """The folder with Otter's tests, which hold flags too."""
        return self.folder / "otter_tests"

    @property
    def bait(self) -> Path:
        """The folder with what should be left alone."""
        return self.folder / "bait"

    @property
    def temporary(self) -> Path:
        """The folder in which the program makes its own temporary ones."""
        return self.folder / "tmp"

    @property
    def values(self) -> dict[str, Any]:
        """What attacks are told."""
        return {"COURSE": str(self.course), "BAIT": str(self.bait), "PORT": self.port, "SOCKET": self.folder.name, "VICTIM": self.victim.pid}

    def traces(self) -> Iterator[str]:
        """What was touched or left behind, in words; nothing if all was held."""
        target = (self.bait / "target").stat()
        if (self.bait / "target").read_text() != UNTOUCHED or (target.st_mtime, target.st_mode & 0o777) != (0, 0o666):
            yield "bait/target was changed"
        for left in (self.bait / "open").iterdir():
            if left.name != self.folder.name:
                yield f"bait/open holds {left.name}"
        if self.victim.poll() is not None or psutil.Process(self.victim.pid).status() == psutil.STATUS_STOPPED:
            yield "the victim was ended or stopped"
        for listener in self.listeners:
            with contextlib.suppress(BlockingIOError):
                listener.accept()
                yield f"somebody connected to {listener.getsockname()}"
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if process.pid != self.victim.pid and process not in self.spared and process.status() != psutil.STATUS_ZOMBIE:
                    yield f"a process was left: {' '.join(process.cmdline())[:200]}"
        yield from (f"left: {each}" for each in sorted(_surroundings() - self.before))
        yield from (f"left: {path.name}" for path in self.temporary.iterdir())


@contextlib.contextmanager
def stage(isolation: str = "full", sandbox: str = "auto", memory_mb: int = 512) -> Iterator[Stage]:
    """Set the scene; everything is removed at the end."""
    before = set(psutil.Process().children(recursive=True))
    adopt_orphans()  # whatever is left behind becomes a child of ours, and is seen
    flag = f"flag-{secrets.token_hex(16)}"
    folder = Path(tempfile.mkdtemp(prefix="hostile-", dir="/var/tmp"))  # not /tmp, which every sandbox hides behind its own
    try:
        folder.chmod(0o755)
        _make_course(folder / "course", flag, SETTINGS.format(isolation=isolation, sandbox=sandbox, memory_mb=memory_mb, flag=flag))
        _make_bait(folder / "bait", flag)
        (folder / "tmp").mkdir()
        (folder / "tmp").chmod(0o1777)
        with socket.socket() as tcp, socket.socket(socket.AF_UNIX) as abstract, socket.socket(socket.AF_UNIX) as named:
            tcp.bind(("127.0.0.1", 0))
            abstract.bind(f"\0{folder.name}")
            named.bind(str(folder / "bait" / "open" / folder.name))
            (folder / "bait" / "open" / folder.name).chmod(0o777)
            for listener in (tcp, abstract, named):
                listener.listen()
                listener.setblocking(False)
            with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"]) as victim:
                try:
                    yield Stage(folder, flag, victim, (tcp, abstract, named), tcp.getsockname()[1], _surroundings(), frozenset(before))
                finally:
                    _end(psutil.Process().children(recursive=True), before)
    finally:
        subprocess.run(["rm", "-rf", "--", str(folder)], check=False, stderr=subprocess.DEVNULL)  # an attack nests folders deeper than Python can follow


def _make_course(folder: Path, flag: str, settings: str) -> None:
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "grader.yml").write_text(settings)
    for name in FLAGGED:
        path = folder / "solutions" / "01_tiny" / name
        path.write_text(f'{path.read_text()}\n\n# {flag}\nSECRET = "{flag}"\n')
    tests = folder.parent / "otter_tests"
    shutil.copytree(OTTER / "tests", tests, ignore=shutil.ignore_patterns("__pycache__"))
    for path in tests.iterdir():
        path.write_text(f"{path.read_text()}\n# {flag}\n")


def _make_bait(folder: Path, flag: str) -> None:
    (folder / "open").mkdir(parents=True)
    (folder / "open").chmod(0o777)
    (folder / "secret").write_text(flag)
    (folder / "target").write_text(UNTOUCHED)
    (folder / "target").chmod(0o666)  # so that nothing but the sandbox protects it
    os.utime(folder / "target", (0, 0))


def _end(processes: Iterable[psutil.Process], spared: Collection[psutil.Process]) -> None:
    """End the victim, and whatever an attack has left behind, so that it is not held against the next."""
    for process in processes:
        if process not in spared:
            with contextlib.suppress(psutil.Error):
                process.kill()


def _surroundings() -> frozenset[str]:
    """Mounts and shared memory of this machine that a run could leave."""
    found: set[str] = set()
    with contextlib.suppress(OSError):
        found |= {f"mount {line}" for line in Path("/proc/self/mounts").read_text().splitlines() if "pytest-of-" not in line}
        found |= {f"shared memory {line.split()[1]}" for line in Path("/proc/sysvipc/shm").read_text().splitlines()}
        found |= {f"/dev/shm/{name}" for name in os.listdir("/dev/shm")}
    return frozenset(found)
