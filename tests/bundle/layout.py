"""Gradescope's container, as far as it can be had without one: the same folders, as root, without a network, in namespaces of bubblewrap.

    /autograder/{source,submission,results}, run_autograder     a folder of the test's
    /opt/autograder/python                                       an environment with the locked libraries, and nothing of this project
    /usr, /etc ...                                               the machine's own, read-only; no other folder is there

`Walls` says how the container treats what is in it: like Docker's default profile (no namespaces), or like one on an old kernel (no Landlock either).
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path
from typing import Any

from conftest import REPOSITORY

from autograder.sandbox.bubblewrap import find_bubblewrap

PYTHON = Path(sys.base_prefix).resolve()  # the interpreter under the environment: at its own place, for it may look for its libraries there
# What Docker leaves to root in a container.
CAPABILITIES = (
    "CHOWN",
    "DAC_OVERRIDE",
    "FSETID",
    "FOWNER",
    "MKNOD",
    "NET_RAW",
    "SETGID",
    "SETUID",
    "SETFCAP",
    "SETPCAP",
    "NET_BIND_SERVICE",
    "SYS_CHROOT",
    "KILL",
    "AUDIT_WRITE",
)
# x86_64 and aarch64
NUMBERS = {"clone": (56, 220), "clone3": (435, 435), "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40)}
LANDLOCK = (444, 445, 446)
NEW_NAMESPACES = 0x7E020080
EPERM, ENOSYS = 1, 38


class Walls(Enum):
    """What the container forbids."""

    NOTHING = "a container that may make namespaces"
    DOCKER = "Docker's default profile"
    OLD = "Docker's default profile on a kernel without Landlock"


@dataclass(frozen=True)
class Layout:
    """A container's folders on this machine."""

    folder: Path
    home: Path  # becomes /opt/autograder

    @property
    def autograder(self) -> Path:
        """What becomes /autograder."""
        return self.folder / "autograder"

    @property
    def results(self) -> Path:
        """The file that counts."""
        return self.autograder / "results" / "results.json"

    def document(self) -> dict[str, Any]:
        """The results, read as strictly as anybody could."""
        return json.loads(self.results.read_bytes(), parse_constant=_refuse)

    def hand_in(self, name: str, text: str | bytes) -> None:
        """Put a file into the submission."""
        path = self.autograder / "submission" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def unpack(self, archive: Path) -> None:
        """Do what Gradescope does with the zip."""
        source = self.autograder / "source"
        with zipfile.ZipFile(archive) as zip_:
            for entry in zip_.infolist():
                zip_.extract(entry, source)
                (source / entry.filename).chmod((entry.external_attr >> 16) & 0o777)
        for folder in ("submission", "results"):
            (self.autograder / folder).mkdir(exist_ok=True)
        shutil.copy(source / "run_autograder", self.autograder / "run_autograder")

    def mutate(self, module: str, before: str, after: str) -> None:
        """Change the program in the container; the text must be there."""
        paths = [*self.home.glob(f"python/lib/python3*/site-packages/autograder/{module}"), self.autograder / "source" / "autograder" / module]
        assert len(paths) == 2
        for path in paths:
            text = path.read_text("utf-8")
            assert before in text
            path.write_text(text.replace(before, after), "utf-8")

    def run(self, *command: str, walls: Walls = Walls.DOCKER) -> subprocess.CompletedProcess[str]:
        """Run a command in there."""
        with self.start(*command, walls=walls) as process:
            said, complaints = process.communicate(timeout=300)
        return subprocess.CompletedProcess(command, process.returncode, said, complaints)

    def start(self, *command: str, walls: Walls = Walls.DOCKER) -> subprocess.Popen[str]:
        """Start a command in there; whoever kills it kills the container."""
        program = find_bubblewrap()
        assert program is not None
        options = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--die-with-parent", "--clearenv", "--setenv", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"]
        options += [
            *("--perms", "0755", "--tmpfs", "/"),
            *("--proc", "/proc", "--dev", "/dev"),
            *("--perms", "1777", "--tmpfs", "/tmp"),
            *("--perms", "1777", "--tmpfs", "/dev/shm"),
        ]
        options += [*_system(), *_open("/opt")]
        options += ["--bind", str(self.home), "/opt/autograder", "--bind", str(self.autograder), "/autograder"]
        inherit: tuple[int, ...] = ()
        if walls is not Walls.NOTHING:
            options += ["--cap-drop", "ALL", *(word for name in CAPABILITIES for word in ("--cap-add", f"CAP_{name}"))]
            inherit = (_filter(landlock=walls is Walls.OLD),)
            options += ["--seccomp", str(inherit[0])]
        try:
            return subprocess.Popen(
                [program.program, *options, "--chdir", "/autograder", "--", *command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                pass_fds=inherit,
                start_new_session=True,
            )
        finally:
            for descriptor in inherit:
                os.close(descriptor)


def environment(folder: Path, requirements: str = "grade.txt") -> None:
    """Make `folder/python`: an environment with locked libraries and pip, as setup.sh leaves it."""
    python = folder / "python"
    packages = python / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    (python / "bin").mkdir()
    (python / "bin" / "python").symlink_to(PYTHON / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")
    (python / "pyvenv.cfg").write_text(f"home = {PYTHON / 'bin'}\ninclude-system-site-packages = false\nversion = {platform.python_version()}\n")
    for name in ("pip", *re.findall(r"^([A-Za-z0-9_.-]+)==", (REPOSITORY / "requirements" / requirements).read_text("utf-8"), re.MULTILINE)):
        try:
            files = metadata.distribution(name).files or []
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
        for file in files:
            source = Path(str(file.locate()))
            if file.parts[0] != ".." and not (packages / file).exists() and source.is_file() and "__pycache__" not in file.parts:
                target = packages / file
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(source, target)


def kill(process: subprocess.Popen[str]) -> None:
    """End the container from outside, as Gradescope does when its time is up."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk
        shutil.copy2(source, target)


def _system() -> list[str]:
    """The machine's programs and libraries, and the interpreter if it lies elsewhere."""
    options = ["--ro-bind", "/sys", "/sys"]
    for name in ("usr", "bin", "sbin", "lib", "lib64", "etc"):
        path = Path("/") / name
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), str(path)]
        elif path.exists():
            options += ["--ro-bind", str(path), str(path)]
    if not PYTHON.is_relative_to("/usr"):
        options += [word for folder in reversed(PYTHON.parents[:-1]) for word in _open(str(folder))]
        options += ["--ro-bind", str(PYTHON), str(PYTHON)]
    return options


def _open(folder: str) -> list[str]:
    """A folder that every user may pass."""
    return ["--perms", "0755", "--dir", folder]


def _filter(*, landlock: bool) -> int:
    """An open file with the system calls that the container denies, as classic BPF."""
    column = 0 if platform.machine() == "x86_64" else 1
    number = {name: both[column] for name, both in NUMBERS.items()}
    code = [(0x20, 0, 0, 0)]  # load the call's number
    for denied, error in [*((number[name], EPERM) for name in ("unshare", "setns", "mount")), (number["clone3"], ENOSYS)]:
        code += [(0x15, 0, 1, denied), (0x06, 0, 0, 0x50000 | error)]
    for denied in LANDLOCK if landlock else ():
        code += [(0x15, 0, 1, denied), (0x06, 0, 0, 0x50000 | ENOSYS)]
    code += [(0x15, 0, 3, number["clone"]), (0x20, 0, 0, 16), (0x45, 0, 1, NEW_NAMESPACES), (0x06, 0, 0, 0x50000 | EPERM), (0x06, 0, 0, 0x7FFF0000)]
    with tempfile.TemporaryFile() as file:
        descriptor = os.dup(file.fileno())
    os.write(descriptor, b"".join(struct.pack("<HBBI", *each) for each in code))
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")
