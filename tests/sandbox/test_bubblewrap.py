"""What a worker can see and do inside bubblewrap: each test is an attack that one option stops."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from classroom import notebook_of

from autograder.answer import Call
from autograder.conversation import Conversation
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.process import Sandbox
from autograder.sandbox.warm import warm_workers
from autograder.settings import Limit, Limits

LIMITS = Limits(cell=Limit(5, 20), call=Limit(5, 20), memory_mb=512, processes=24, file_mb=4, scratch_mb=16)
Attack = Callable[..., object]


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    """Both ways to start a worker in namespaces: a new program, and a fork of a warm worker."""
    cold = find_bubblewrap()
    assert cold is not None, "bubblewrap is a dependency on Linux"
    with warm_workers([b"numpy"]) as (warm,):
        yield {"cold": cold, "warm": warm}


@pytest.fixture(params=["cold", "warm"])
def bubblewrap(request: pytest.FixtureRequest, sandboxes: dict[str, Sandbox]) -> Sandbox:
    """Each test holds for both."""
    return sandboxes[request.param]


@pytest.fixture
def inside(bubblewrap: Sandbox) -> Iterator[Attack]:
    """Run `def attack(...)` inside the sandbox and return what it returns."""
    opened = []

    def run(code: str, *args: object) -> object:
        conversation = Conversation(notebook_of(code), bubblewrap, LIMITS)
        opened.append(conversation)
        answer = conversation.call(Call("attack", args))
        assert answer.raised is None, answer.raised
        return answer.returned

    yield run
    for each in opened:
        each.close()


def test_honest_code_works(inside: Attack) -> None:
    """A sandbox in which nothing runs would pass every other test here."""
    assert inside("import numpy as np\ndef attack(x):\n    open('x', 'w').write('x')\n    return float(np.square(x))", 3) == 9.0


def test_only_programs_and_the_interpreter_are_visible(inside: Attack) -> None:
    """No home folder, no course, no other student's work."""
    folders = inside("import os\ndef attack():\n    return sorted(os.listdir('/'))")
    assert isinstance(folders, list)
    own = {part for path in (sys.prefix, sys.base_prefix, __file__) for part in Path(path).parts[1:2]}
    assert set(folders) <= {"usr", "bin", "sbin", "lib", "lib32", "lib64", "etc", "dev", "proc", "tmp"} | own


def test_the_course_is_not_there(inside: Attack) -> None:
    """Hidden checks and solutions are not on any path inside."""
    repository = Path(__file__).parents[2]
    seen = inside("import os\ndef attack(path):\n    return os.listdir(path) if os.path.exists(path) else []", str(repository))
    assert isinstance(seen, list)
    assert not {"solutions", "tests", "grader.yml", ".git", "examples"} & set(seen)


def test_the_worker_is_no_one(inside: Attack) -> None:
    """No root, no capability, no way to gain one."""
    status = inside("def attack():\n    return open('/proc/self/status').read()")
    assert isinstance(status, str)
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert int(fields["CapEff"], 16) == int(fields["CapPrm"], 16) == int(fields["CapAmb"], 16) == 0
    assert int(fields["CapBnd"], 16) == 0 or os.geteuid() != 0  # in a user namespace of its own a bounding set is worth nothing
    assert fields["NoNewPrivs"] == "1"
    assert fields["Seccomp"] == "2"
    assert "0" not in fields["Uid"].split() or os.geteuid() != 0


def test_there_is_no_other_process(inside: Attack) -> None:
    """Only bubblewrap's init and the worker itself."""
    pids = inside("import os\ndef attack():\n    return [int(name) for name in os.listdir('/proc') if name.isdigit()]")
    assert isinstance(pids, list)
    assert len(pids) <= 2


def test_there_is_no_network(inside: Attack) -> None:
    """Not even this machine's own."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        code = "import socket\ndef attack(port):\n    try:\n        socket.create_connection(('127.0.0.1', port), 2)\n        return 'connected'\n    except OSError:\n        return 'refused'"
        assert inside(code, port) == "refused"


@pytest.mark.parametrize("family", [16, 17, 38, 40], ids=["netlink", "packet", "alg", "vsock"])
def test_sockets_to_the_kernel_are_refused(inside: Attack, family: int) -> None:
    """Seccomp allows unix and internet sockets only."""
    code = "import socket, errno\ndef attack(family):\n    try:\n        socket.socket(family, socket.SOCK_RAW if family != 40 else socket.SOCK_STREAM)\n    except OSError as error:\n        return errno.errorcode[error.errno]"
    assert inside(code, family) == "EAFNOSUPPORT"


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(101, "EPERM"), (272, "EPERM"), (165, "EPERM"), (425, "EPERM"), (321, "EPERM"), (323, "EPERM"), (250, "EPERM"), (310, "EPERM"), (435, "ENOSYS")],
    ids=["ptrace", "unshare", "mount", "io_uring", "bpf", "userfaultfd", "keyctl", "process_vm_readv", "clone3"],
)
@pytest.mark.skipif(os.uname().machine != "x86_64", reason="system call numbers of x86-64")
def test_system_calls_that_no_notebook_needs_are_denied(inside: Attack, number: int, wanted: str) -> None:
    """With an errno, so that a library that only asks goes on."""
    code = "import ctypes, errno\ndef attack(number):\n    libc = ctypes.CDLL(None, use_errno=True)\n    result = libc.syscall(number, 0, 0, 0, 0, 0, 0)\n    return errno.errorcode.get(ctypes.get_errno(), 'allowed')"
    assert inside(code, number) == wanted


def test_a_nested_user_namespace_is_denied_to_clone_too(inside: Attack) -> None:
    """The flags of clone are looked at."""
    code = "import ctypes, errno\ndef attack():\n    libc = ctypes.CDLL(None, use_errno=True)\n    result = libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0)\n    if result == 0:\n        import os; os._exit(0)\n    return errno.errorcode.get(ctypes.get_errno(), 'allowed')"
    if os.uname().machine == "x86_64":
        assert inside(code) == "EPERM"


def test_nothing_but_the_scratch_folder_can_be_written(inside: Attack) -> None:
    """Not the root, not the interpreter, not the devices, not the processes' settings."""
    code = """
import os, sys
def attack():
    written = []
    for folder in ("/", "/usr", "/etc", "/dev", "/proc/sys/kernel", sys.prefix, os.path.dirname(os.__file__)):
        try:
            open(folder + "/x", "w").close()
            written.append(folder)
        except OSError:
            pass
    return written
"""
    assert inside(code) == []


def test_scratch_space_is_limited(inside: Attack) -> None:
    """Files lie in memory, so their sum has a limit; a single one has its own."""
    code = """
def attack():
    sizes = []
    for number in range(40):
        try:
            with open(f"/tmp/{number}", "wb") as file:
                sizes.append(file.write(bytes(1 << 20)))
        except OSError:
            break
    try:
        with open("/dev/shm/x", "wb") as file:
            for _ in range(40):
                sizes.append(file.write(bytes(1 << 20)))
    except OSError:
        pass
    return sum(sizes) >> 20
"""
    written = inside(code)
    assert isinstance(written, int)
    assert written <= LIMITS.scratch_mb + LIMITS.file_mb


def test_processes_are_limited(inside: Attack) -> None:
    """A fork bomb stops at the limit, and dies with the worker."""
    code = """
import os, time
def attack():
    born = 0
    try:
        while born < 200:
            if os.fork() == 0:
                time.sleep(30)
                os._exit(0)
            born += 1
    except OSError:
        pass
    return born
"""
    born = inside(code)
    assert isinstance(born, int)
    assert born < LIMITS.processes


def test_nothing_outlives_the_worker(bubblewrap: Sandbox) -> None:
    """A daemon dies with its namespace."""
    code = """
import os, sys, time
def attack(token):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)", token])
        os._exit(0)
    time.sleep(0.5)
    return True
"""
    token = f"outlives-{os.getpid()}-{bubblewrap.name}"
    conversation = Conversation(notebook_of(code), bubblewrap, LIMITS)
    assert conversation.call(Call("attack", (token,))).returned is True
    running = ["pgrep", "-f", token]
    assert subprocess.run(running, check=False, capture_output=True).stdout, "the daemon ran"
    conversation.close()
    assert not subprocess.run(running, check=False, capture_output=True).stdout


def test_no_secret_stands_in_the_environment(inside: Attack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grader's variables do not reach the worker, nor bubblewrap, whose /proc entry can be read."""
    monkeypatch.setenv("COURSE_TOKEN", "secret-of-the-course")
    code = """
import glob, os
def attack():
    text = repr(dict(os.environ))
    for path in glob.glob("/proc/[0-9]*/environ"):
        try:
            text += open(path).read()
        except OSError:
            pass
    return "secret-of-the-course" in text
"""
    assert inside(code) is False


def test_only_the_channel_is_open(inside: Attack) -> None:
    """Standard streams to nowhere, the socket, and what Python itself opens."""
    code = """
import os
def attack():
    kinds = []
    for fd in range(64):
        try:
            kinds.append(os.readlink(f"/proc/self/fd/{fd}").split(":")[0])
        except OSError:
            pass
    return kinds
"""
    kinds = inside(code)
    assert isinstance(kinds, list)
    assert [kind for kind in kinds if kind not in ("/dev/null", "anon_inode")] == ["socket"]
