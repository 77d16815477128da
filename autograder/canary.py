"""The isolation level, found by trying to break out.

Each canary is an attack that runs as a notebook's function inside the sandbox and says whether it got through. The
level follows from what happened, never from version numbers: `full` if every canary is held, `none` if the files of this machine can be
read, `partial` otherwise.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from autograder.answer import Call, ConversationEnded
from autograder.conversation import Conversation
from autograder.errors import MachineError
from autograder.intake.notebook import Cell, Notebook
from autograder.sandbox.choice import available
from autograder.sandbox.process import Sandbox
from autograder.settings import Isolation, Limits, Settings

# Attacks, as a notebook would write them. Each returns True when it got through.
ATTACKS = r"""
import ctypes, errno, os, signal, socket, subprocess, sys, time

def honest(x):
    return x + 1

def reads_a_file(paths):
    for path in paths:
        try:
            os.listdir(path) if os.path.isdir(path) else open(path, "rb").close()
            return True
        except OSError:
            pass
    return False

def writes_a_file(path):
    try:
        open(path, "w").write("was here")
        return True
    except OSError:
        return False

def changes_a_file(path):
    before = os.stat(path)
    for change in (lambda: os.utime(path, (0, 0)), lambda: os.chmod(path, 0o600), lambda: os.truncate(path, 0)):
        try:
            change()
        except OSError:
            pass
    after = os.stat(path)
    return (before.st_mtime, before.st_mode, before.st_size) != (after.st_mtime, after.st_mode, after.st_size)

def writes_to_the_system():
    for path in ("/was-here", "/usr/was-here", "/dev/was-here", sys.prefix + "/was-here"):
        try:
            open(path, "w").close()
            os.unlink(path)
            return True
        except OSError:
            pass
    return False

def sees_other_processes(pid, command):
    try:
        return open("/proc/%d/cmdline" % pid).read() == command
    except OSError:
        return False

def signals_other_processes(pid):
    try:
        os.kill(pid, 0)
        return True
    except OSError:
        return False

def connects(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False

def connects_to_a_unix_socket(names):
    for name in names:
        try:
            with socket.socket(socket.AF_UNIX) as plain:
                plain.connect(name)
            return True
        except OSError:
            pass
    return False

def opens_exotic_sockets():
    for family, kind in ((40, 1), (16, 3), (17, 3), (38, 5)):  # vsock, netlink, packet, alg
        try:
            socket.socket(family, kind).close()
            return True
        except OSError:
            pass
    return False

def gains_privileges():
    libc = ctypes.CDLL(None, use_errno=True)
    status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines() if ":" in line)
    if int(status["CapEff"], 16) or status["NoNewPrivs"].strip() != "1":
        return True
    return libc.unshare(0x10000000) == 0 or libc.mount(b"x", b"/tmp", b"tmpfs", 0, None) == 0

def traces_processes():
    libc = ctypes.CDLL(None, use_errno=True)
    pid = os.fork()
    if pid == 0:
        os._exit(1 if libc.ptrace(0, 0, 0, 0) == 0 else 0)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1:
        return True
    libc.syscall(425, 1, None)  # io_uring_setup
    return ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS)

def takes_memory_of_no_process(megabytes):
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.memfd_create(b"x", 0) >= 0 or libc.shmget(0, megabytes << 20, 0o1600) >= 0

def takes_over_init():
    if os.getpid() == 1:
        return False
    try:
        os.close(os.open("/proc/1/mem", os.O_RDWR))
        return True
    except OSError:
        return False

def fills_the_disk(files, megabytes):
    taken = 0
    for number in range(files):
        try:
            with open("fill-%d" % number, "wb") as file:
                os.posix_fallocate(file.fileno(), 0, megabytes << 20)  # quicker than anyone could watch
                taken += 1
        except OSError:
            break
    for number in range(files):
        if os.path.exists("fill-%d" % number):
            os.unlink("fill-%d" % number)
    return taken == files

def takes_memory(megabytes):
    try:
        hoard = bytearray(megabytes << 20)
        return len(hoard) > 0
    except MemoryError:
        return False

def takes_memory_in_parts(megabytes):
    reading, writing = os.pipe()
    children = []
    for _ in range(4):
        pid = os.fork()
        if pid == 0:
            hoard = b"x" * (megabytes << 18)
            os.write(writing, b"x")
            time.sleep(60)
            os._exit(0)
        children.append(pid)
    os.close(writing)
    full = sum(len(os.read(reading, 1)) for _ in children)  # nothing to read from those that have ended
    time.sleep(0.5)  # for a watch from outside
    alive = [pid for pid in children if os.waitpid(pid, os.WNOHANG) == (0, 0)]
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return full == len(alive) == 4

def forks_without_end(limit):
    children = []
    try:
        while len(children) <= limit:
            pid = os.fork()
            if pid == 0:
                time.sleep(60)
                os._exit(0)
            children.append(pid)
    except OSError:
        pass
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return len(children) > limit

def outlives(token):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(120)", token])
        os._exit(0)
    time.sleep(0.3)
    return True
"""
RACES = 3  # how often an attack is tried that runs against the watch from outside: it may be seen by chance
READS = "read files of this machine"  # a sandbox that lets this through is none
PROBE_LIMITS = replace(Limits(), memory_mb=512, processes=16, file_mb=8, scratch_mb=16)


@dataclass(frozen=True, slots=True)
class Canary:
    """One attack on the sandbox and how it went."""

    name: str  # what the attack tried, as in "can not: read files of this machine"
    held: bool


@dataclass(frozen=True, slots=True)
class Probe:
    """What is known of a sandbox after the canaries."""

    sandbox: Sandbox
    level: Isolation
    canaries: tuple[Canary, ...]
    rejected: tuple[str, ...] = ()  # why no better sandbox is used

    @property
    def missing(self) -> tuple[str, ...]:
        """What the sandbox does not stop."""
        return tuple(canary.name for canary in self.canaries if not canary.held)

    def __str__(self) -> str:
        sandbox = "no sandbox" if self.sandbox.name == "none" else self.sandbox.name
        return f"{self.level} ({sandbox})" if self.level is Isolation.FULL else f"{self.level} (not: {', '.join(self.missing)}; {sandbox})"


def best_sandbox(private: Sequence[Path] = (), settings: Settings | None = None, *, first: Sequence[Sandbox] = ()) -> Probe:
    """The best sandbox that starts here, or that the settings ask for, with its level.

    `private`: files and folders that no student may see; `first`: sandboxes to prefer.

    Raises MachineError if not even a plain process can be started.
    """
    problems: list[str] = []
    best: Probe | None = None
    for sandbox in (*first, *(available(settings.sandbox, settings.container) if settings else available())):
        try:
            found = probe(sandbox, private)
        except MachineError as problem:
            problems.append(str(problem))
            continue
        if best is None or not best.level.reaches(found.level):
            best = found
        if best.level is Isolation.FULL or (best.level is Isolation.PARTIAL and sandbox is not best.sandbox):
            break  # what comes next is never better
    if best is None:
        raise MachineError("\n".join(problems))
    return replace(best, rejected=tuple(problems))


def probe(sandbox: Sandbox, private: Sequence[Path] = ()) -> Probe:
    """Attack a sandbox from inside; raises MachineError if it does not start, or is so tight that honest code fails."""
    token = secrets.token_hex(16)
    with _bait(token) as bait:
        conversation = Conversation(Notebook((Cell(1, ATTACKS),)), sandbox, PROBE_LIMITS)
        try:
            canaries = _attack(conversation, bait, token, private)
        finally:
            conversation.close()
        escaped = [process for process in psutil.process_iter(["cmdline"]) if token in (process.info["cmdline"] or ())]
        for process in escaped:
            process.kill()
        canaries += (Canary("leave a process behind", not escaped),)
    reads = any(not canary.held for canary in canaries if canary.name == READS)
    level = Isolation.FULL if all(canary.held for canary in canaries) else Isolation.NONE if reads else Isolation.PARTIAL
    return Probe(sandbox, level, canaries)


def _attack(conversation: Conversation, bait: _Bait, token: str, private: Sequence[Path]) -> tuple[Canary, ...]:
    conversation.run()
    try:
        honest = conversation.call(Call("honest", (1,))).returned == 2
    except ConversationEnded as ended:
        raise MachineError(f"honest code fails in the sandbox: {ended.message}") from ended
    if not honest:
        raise MachineError(f"honest code fails in the sandbox: {'; '.join(conversation.notes) or 'a wrong answer'}")
    attacks = (
        (READS, Call("reads_a_file", ([str(path) for path in (bait.secret, *private)],))),
        ("write files of this machine", Call("writes_a_file", (str(bait.target),))),
        ("change times, permissions or length of files", Call("changes_a_file", (str(bait.secret),))),
        ("write to system folders", Call("writes_to_the_system")),
        ("see other processes", Call("sees_other_processes", (os.getpid(), _command()))),
        ("send signals to other processes", Call("signals_other_processes", (os.getpid(),))),
        ("reach the network", Call("connects", (bait.port,))),
        ("reach sockets of other programs", Call("connects_to_a_unix_socket", (["\0" + token, str(bait.socket)],))),
        ("open sockets to the kernel or the hypervisor", Call("opens_exotic_sockets")),
        ("gain privileges", Call("gains_privileges")),
        ("trace processes or use io_uring", Call("traces_processes")),
        *[("fill the disk", Call("fills_the_disk", (8, PROBE_LIMITS.file_mb)))] * RACES,
        ("take all memory", Call("takes_memory", (2 * PROBE_LIMITS.memory_mb,))),
        ("take all memory in parts", Call("takes_memory_in_parts", (PROBE_LIMITS.memory_mb + 256,))),
        ("take memory that belongs to no process", Call("takes_memory_of_no_process", (64,))),
        ("take over the sandbox's own process", Call("takes_over_init")),
        ("start processes without end", Call("forks_without_end", (PROBE_LIMITS.processes,))),
        ("", Call("outlives", (token,))),
    )
    held: dict[str, bool] = {}
    for name, call in attacks:
        try:
            succeeded = conversation.call(call).returned is True
        except ConversationEnded:
            succeeded = False  # stopped from outside: held
        held[name] = held.get(name, True) and not succeeded
    return tuple(Canary(name, each) for name, each in held.items() if name)


def _command() -> str:
    """How this process was started, as /proc shows it; empty where there is no /proc."""
    try:
        return Path("/proc/self/cmdline").read_text("utf-8")
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class _Bait:
    secret: Path
    target: Path
    socket: Path
    port: int


@contextlib.contextmanager
def _bait(token: str) -> Iterator[_Bait]:
    """A file worth reading, a place worth writing, and sockets worth reaching, all outside the sandbox."""
    folder = Path(tempfile.mkdtemp(prefix="autograder-canary-"))
    folder.chmod(0o777)  # so that only the sandbox, and no permission, protects it
    secret = folder / "secret"
    secret.write_text(token)
    secret.chmod(0o666)
    with socket.socket() as listener, socket.socket(socket.AF_UNIX) as plain, socket.socket(socket.AF_UNIX) as named:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with contextlib.suppress(OSError):  # abstract sockets exist on Linux only
            plain.bind("\0" + token)
            plain.listen()
        named.bind(str(folder / "socket"))
        named.listen()
        (folder / "socket").chmod(0o777)
        try:
            yield _Bait(secret, folder / "written", folder / "socket", listener.getsockname()[1])
        finally:
            shutil.rmtree(folder, ignore_errors=True)
