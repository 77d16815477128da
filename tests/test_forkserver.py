"""A process that is forked for each request: no child outlives whoever asked for it, and no request is lost with a server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import psutil
import pytest

from autograder import forkserver
from autograder.errors import MachineError
from autograder.forkserver import Child, Keeper

SERVER = """
import json, os, signal, socket, sys, time
from autograder import forkserver
from autograder.prctl import die_with_parent

{before}

def begin(request, channel):
    die_with_parent()
    connection = socket.socket(fileno=channel)
    exec(request["code"], {{**globals(), "connection": connection}})

die_with_parent()
forkserver.serve(socket.socket(fileno=int(sys.argv[1])), begin)
"""
TELLS = "connection.sendall(str([os.getpid(), {what}]).encode()); connection.recv(1)"  # it lives until its answer is heard
SLEEPS = "connection.sendall(b'awake'); time.sleep(600)"

Serve = Callable[..., Keeper]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start a server in a process of its own; `before` is what it runs first."""
    keepers: list[Keeper] = []

    def start(before: str = "") -> Keeper:
        def popen(control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-c", SERVER.format(before=before), str(control.fileno())]
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=log, pass_fds=(control.fileno(),))

        keepers.append(Keeper(popen))
        return keepers[-1]

    yield start
    for keeper in keepers:
        keeper.close()


def hear(child: Child) -> str:
    with child.channel:
        return child.channel.recv(4096).decode()


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def test_each_request_is_answered_by_a_process_of_its_own(serve: Serve) -> None:
    """With what the server has loaded, and what the request says."""
    keeper = serve("loaded = 41")
    children = [forkserver.fork(keeper.control, {"code": TELLS.format(what="loaded + 1")}) for _ in range(3)]
    answers = [hear(child) for child in children]
    assert answers == [str([child.pid, 42]) for child in children]
    assert len(set(answers)) == 3
    for child in children:
        child.kill()


def test_what_a_child_changes_no_other_sees(serve: Serve) -> None:
    """Nor does the server."""
    keeper = serve("found = []")
    code = "found.append(1); connection.sendall(str(found).encode())"
    answers = []
    for _ in range(2):
        child = forkserver.fork(keeper.control, {"code": code})
        answers.append(hear(child))
        child.kill()
    assert answers == ["[1]", "[1]"]


def test_a_child_has_no_file_of_the_server_open_but_its_channel(serve: Serve) -> None:
    """Not the socket for requests, not the leases and channels of others."""
    keeper = serve("open('/dev/null')")
    others = [forkserver.fork(keeper.control, {"code": SLEEPS}) for _ in range(2)]
    counts = "sum(os.path.exists(f'/proc/self/fd/{number}') for number in range(3, 64))"
    child = forkserver.fork(keeper.control, {"code": TELLS.format(what=counts)})
    assert hear(child) == str([child.pid, 1])
    for each in (child, *others):
        each.kill()


def test_a_killed_child_is_gone_when_kill_returns(serve: Serve) -> None:
    """And killing it again does no harm."""
    child = forkserver.fork(serve().control, {"code": SLEEPS})
    assert hear(child) == "awake"
    child.kill()
    assert gone(child.pid)
    child.kill()


def test_a_child_does_not_outlive_whoever_asked_for_it(serve: Serve) -> None:
    """The asker is killed: no code of its own can end the child."""
    keeper = serve()
    asks = f"""
import socket, sys, time
from autograder import forkserver
child = forkserver.fork(socket.socket(fileno=int(sys.argv[1])), {{"code": {SLEEPS!r}}})
print(child.pid, flush=True)
time.sleep(600)
"""
    command = [sys.executable, "-c", asks, str(keeper.control.fileno())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, pass_fds=(keeper.control.fileno(),)) as asker:
        assert asker.stdout is not None
        pid = int(asker.stdout.readline())
        assert not gone(pid)
        asker.kill()
    wait_until(lambda: gone(pid))


def test_a_server_that_is_killed_is_replaced_and_requests_wait(serve: Serve) -> None:
    """Ten times, each in the middle of things."""
    keeper = serve("time.sleep(0.1)")
    for _ in range(10):
        child = forkserver.fork(keeper.control, {"code": TELLS.format(what="1")})
        assert hear(child) == str([child.pid, 1])
        assert keeper.pid is not None
        os.kill(keeper.pid, signal.SIGKILL)
        child.kill()


def test_how_a_child_ended_is_known(serve: Serve) -> None:
    """Killed by somebody, or by itself; alive is neither."""
    keeper = serve()
    ends = {"os._exit(3)": False, "os.kill(os.getpid(), signal.SIGKILL)": True, "os.kill(os.getpid(), signal.SIGSEGV)": False, SLEEPS: False}
    for code, killed in ends.items():
        child = forkserver.fork(keeper.control, {"code": code})
        assert child.was_killed() is killed, code
        child.kill()


def test_children_of_a_killed_server_count_as_killed(serve: Serve) -> None:
    """It is not their fault."""
    keeper = serve()
    child = forkserver.fork(keeper.control, {"code": SLEEPS})
    assert hear(child) == "awake"
    assert keeper.pid is not None
    os.kill(keeper.pid, signal.SIGKILL)
    assert child.was_killed()
    child.kill()


def test_a_process_with_a_second_thread_is_not_forked(serve: Serve) -> None:
    """What it holds locked would stay locked for ever in a child."""
    keeper = serve("import threading; threading.Thread(target=time.sleep, args=(600,), daemon=True).start()")
    with pytest.raises(MachineError, match="does not answer"):
        forkserver.fork(keeper.control, {"code": SLEEPS})
    assert "2 threads" in keeper.complaint


def test_a_server_that_never_gets_ready_is_given_up(serve: Serve) -> None:
    """Who waits for it hears of it, and so does who comes later; the reason is kept."""
    keeper = serve("raise ImportError('no such library')")
    for _ in range(2):
        with pytest.raises(MachineError):
            forkserver.fork(keeper.control, {"code": SLEEPS})
    assert "no such library" in keeper.complaint


def test_closing_ends_the_server_and_its_children(serve: Serve) -> None:
    """All of them, at once."""
    keeper = serve()
    child = forkserver.fork(keeper.control, {"code": SLEEPS})
    assert hear(child) == "awake"
    server = keeper.pid
    assert server is not None
    keeper.close()
    wait_until(lambda: gone(server) and gone(child.pid))
    assert not Path(f"/proc/{server}").exists()
    child.kill()
