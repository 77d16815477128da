"""What a worker can see and do under Landlock, which stands where namespaces are forbidden."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import psutil
import pytest
from classroom import notebook_of

from autograder.answer import Call, ConversationEnded
from autograder.conversation import Conversation
from autograder.sandbox.landlock import NEEDED_VERSION, Landlock, find_landlock
from autograder.settings import Limit, Limits
from autograder.worker.landlock import version

pytestmark = pytest.mark.skipif(version() < NEEDED_VERSION, reason="this kernel has no Landlock, or an early one")
LIMITS = Limits(cell=Limit(5, 20), call=Limit(5, 20), memory_mb=512, processes=24, file_mb=4, scratch_mb=16)
Attack = Callable[..., object]


@pytest.fixture
def inside() -> Iterator[Attack]:
    """Run `def attack(...)` inside the sandbox and return what it returns."""
    opened = []

    def run(code: str, *args: object) -> object:
        conversation = Conversation(notebook_of(f"import os, socket, sys\n{code}"), Landlock(), LIMITS)
        opened.append(conversation)
        answer = conversation.call(Call("attack", args))
        assert answer.raised is None, answer.raised
        return answer.returned

    yield run
    for each in opened:
        each.close()


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A file that nothing but the sandbox protects."""
    tmp_path.chmod(0o777)
    file = tmp_path / "secret"
    file.write_text("secret")
    file.chmod(0o666)
    os.utime(file, (0, 0))
    return file


def test_it_is_found_on_this_kernel() -> None:
    """Or everything below would be skipped in silence one day."""
    assert find_landlock() is not None


def test_honest_code_works(inside: Attack) -> None:
    """Arrays, pictures, files, programs, threads, pairs of sockets."""
    code = """
import asyncio, subprocess, threading
import numpy as np
import matplotlib.pyplot as plt
def attack(x):
    plt.plot([1, 2]); plt.savefig("figure.png")
    os.chmod("figure.png", 0o600)
    one, other = socket.socketpair(); one.send(b"x")
    thread = threading.Thread(target=other.recv, args=(1,)); thread.start(); thread.join()
    out = subprocess.run([sys.executable, "-c", "print(41 + 1)"], capture_output=True, text=True, check=True).stdout
    asyncio.run(asyncio.sleep(0))
    return [float(np.square(x)), os.path.getsize("figure.png") > 1000, int(out)]
"""
    assert inside(code, 3) == [9.0, True, 42]


def test_pools_of_threads_work(inside: Attack) -> None:
    """Keras reads folders of images with one; shared memory is closed all the same."""
    code = """
    from multiprocessing.pool import ThreadPool
    def attack():
        with ThreadPool(4) as pool:
            squares = pool.map(lambda n: n * n, range(20))
        try:
            open("/dev/shm/left", "w")
        except PermissionError:
            return squares
    """
    assert inside(dedent(code)) == [n * n for n in range(20)]


def test_no_other_file_can_be_opened(inside: Attack, bait: Path) -> None:
    """Neither read nor written, nor listed, nor reached through a link."""
    code = """
def attack(path):
    os.symlink(path, "link")
    got = []
    for mode in ("r", "w", "a", "r+"):
        for name in (path, "link", "/proc/self/root" + path):
            try:
                open(name, mode).close()
                got.append((mode, name))
            except OSError:
                pass
    for change in (lambda: os.listdir(os.path.dirname(path)), lambda: os.link(path, "hard"), lambda: os.rename(path, "moved"), lambda: os.unlink(path)):
        try:
            change()
            got.append("changed")
        except OSError:
            pass
    return got
"""
    assert inside(code, str(bait)) == []
    assert bait.read_text() == "secret"


def test_times_and_permissions_of_other_files_stay(inside: Attack, bait: Path) -> None:
    """Landlock does not look at these calls; the filter makes them do nothing."""
    before = bait.stat()
    assert inside("def attack(path):\n    os.chmod(path, 0)\n    os.utime(path)\n    return True", str(bait)) is True
    after = bait.stat()
    assert (after.st_mode, after.st_mtime, after.st_ctime) == (before.st_mode, before.st_mtime, before.st_ctime)


def test_a_file_is_not_cut_by_its_name(inside: Attack, bait: Path) -> None:
    """Nor by opening it."""
    code = "def attack(path):\n    try:\n        os.truncate(path, 0)\n    except PermissionError:\n        return 'denied'"
    assert inside(code, str(bait)) == "denied"
    assert bait.read_text() == "secret"


def test_other_processes_are_out_of_reach(inside: Attack) -> None:
    """No signal, no look, no limits, no memory."""
    code = """
def attack(pid):
    import resource
    got = []
    for name, attempt in {
        "signal": lambda: os.kill(pid, 0),
        "command": lambda: open(f"/proc/{pid}/cmdline").read(),
        "environment": lambda: open(f"/proc/{pid}/environ").read(),
        "memory": lambda: open(f"/proc/{pid}/mem", "rb").close(),
        "limits": lambda: resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1)),
    }.items():
        try:
            attempt()
            got.append(name)
        except OSError:
            pass
    return got
"""
    with subprocess.Popen(["sleep", "60"]) as victim:
        assert inside(code, victim.pid) == []
        assert victim.poll() is None
        victim.kill()


def test_no_socket_of_others_is_reached(inside: Attack, tmp_path: Path) -> None:
    """Neither by a name in a folder nor by an abstract one, nor by a pair that was never meant for it."""
    tmp_path.chmod(0o777)
    code = """
def attack(path):
    got = []
    for name in (path, "\\0" + path):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                with socket.socket(socket.AF_UNIX, kind) as plain:
                    plain.connect(name)
                got.append("connected")
            except OSError:
                pass
    try:
        one, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        one.sendto(b"hello", path)
        got.append("sent")
    except OSError:
        pass
    return got
"""
    with socket_at(str(tmp_path / "socket")), socket_at("\0" + str(tmp_path / "socket")):
        assert inside(code, str(tmp_path / "socket")) == []


def test_nothing_is_left_behind(inside: Attack) -> None:
    """A daemon ends with its worker, for its keeper adopts it, and so does the scratch folder."""
    code = """
def attack(token):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(60)", token])
        os._exit(0)
    import time
    time.sleep(0.5)
    return os.getcwd()
"""
    token = f"stays-{os.getpid()}"
    conversation = Conversation(notebook_of(f"import os, sys\n{code}"), Landlock(), LIMITS)
    folder = conversation.call(Call("attack", (token,))).returned
    assert running(token), "the daemon ran"
    conversation.close()
    assert not running(token)
    assert not Path(folder).exists()


def test_a_keeper_whose_grader_is_killed_ends_everything() -> None:
    """Nothing survives a grader, however it ends."""
    token = f"orphan-{os.getpid()}"
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from classroom import notebook_of
from autograder.answer import Call
from autograder.conversation import Conversation
from autograder.sandbox.landlock import Landlock
from autograder.settings import Limits
cell = "import os, sys\\ndef attack():\\n    if os.fork() == 0:\\n        os.setsid()\\n        os.execv(sys.executable, [sys.executable, '-c', 'import time; time.sleep(60)', {token!r}])\\n    return 1"
conversation = Conversation(notebook_of(cell), Landlock(), Limits())
conversation.call(Call("attack"))
print("ready", flush=True)
import time; time.sleep(60)
"""
    with subprocess.Popen([os.sys.executable, "-c", code], stdout=subprocess.PIPE) as grader:
        assert grader.stdout is not None
        assert grader.stdout.readline() == b"ready\n"
        wait_for(lambda: running(token))
        grader.send_signal(signal.SIGKILL)
    wait_for(lambda: not running(token))


def test_folders_nested_without_end_hide_nothing_and_are_removed() -> None:
    """Deeper than any path reaches, files could not be counted; so this ends the worker, and does the grader no harm."""
    code = "import os\ndef place():\n    return os.getcwd()\ndef nest():\n    for _ in range(3000):\n        os.mkdir('x')\n        os.chdir('x')\n    __import__('time').sleep(5)"
    conversation = Conversation(notebook_of(code), Landlock(), LIMITS)
    folder = conversation.call(Call("place")).returned
    with pytest.raises(ConversationEnded, match="more than 20000 files"):
        conversation.call(Call("nest"))
    conversation.close()
    assert not Path(folder).exists()


def test_disk_space_is_watched() -> None:
    """No file system of its own limits it."""
    code = "def attack():\n    for n in range(100):\n        open(str(n), 'wb').write(bytes(1 << 20))\n        __import__('time').sleep(0.02)"
    conversation = Conversation(notebook_of(code), Landlock(), replace(LIMITS, scratch_mb=8))
    with pytest.raises(ConversationEnded, match="writing more than 8 MB"):
        conversation.call(Call("attack"))
    conversation.close()


def wait_for(condition: Callable[[], bool]) -> None:
    """Fail if it does not become true within ten seconds."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def running(token: str) -> bool:
    """Whether a process has this word in its command line."""
    return any(token in (process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"]))


def socket_at(name: str):
    """A listening socket that anyone may connect to."""
    import socket

    plain = socket.socket(socket.AF_UNIX)
    plain.bind(name)
    plain.listen()
    if not name.startswith("\0"):
        os.chmod(name, 0o777)
    return plain
