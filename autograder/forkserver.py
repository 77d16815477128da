"""A fork server: a process that has loaded what its children need, and forks one for each request.

A request is one message on a socket that all askers share: JSON, the child's channel and a lease. Whoever asked holds the other
end of the lease for as long as the child may live: when that end closes, for whatever reason, the server kills the child. Through the
lease the asker gets a handle of the child (a pidfd, which is right in every process namespace) and, in the end, how it ended.

The socket outlives the server: its keeper holds both ends, so that a server that dies is replaced while requests wait.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import re
import select
import selectors
import signal
import socket
import subprocess
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, ClassVar, Self

from autograder.errors import MachineError

MAX_REQUEST = 1 << 16  # bytes of JSON
START_SECONDS = 120.0  # for a server to load everything and fork
END_SECONDS = 10.0  # for a killed child to disappear; the kernel needs milliseconds
STATUS_SECONDS = 1.0  # for the server to tell how a child ended that is gone
PAUSE_SECONDS = 0.2  # before something is tried again that a machine had no room for
MAX_FAILURES = 3  # in a row: a server that never gets ready is not started again
TRIES = 4  # of one request; each server that dies takes its requests with it
READY, FORKED = b"ready", b"forked"
FAILED = 70  # exit code of a child that could not begin
PID, THREADS = re.compile(r"^Pid:\s+(\d+)$", re.MULTILINE), re.compile(r"^Threads:\s+(\d+)$", re.MULTILINE)

Begin = Callable[[dict[str, Any], int], None]


def possible() -> bool:
    """Whether this system has what a fork server needs: handles of processes, as on Linux."""
    return hasattr(os, "pidfd_open")


@dataclass(frozen=True, slots=True)
class Child:
    """A forked process, as whoever asked for it sees it."""

    pid: int  # in this process's own namespace
    channel: socket.socket
    _handle: int
    _lease: socket.socket
    takes_all_along: ClassVar[bool] = True  # of workers: each is the first process of a namespace

    def kill(self) -> None:
        """End it at once and wait until it is gone; no harm if it has ended, or been killed, before."""
        if self._lease.fileno() < 0:
            return
        self.stop()
        self._ended(END_SECONDS)
        os.close(self._handle)
        self._lease.close()
        self.channel.close()

    def stop(self) -> None:
        """Have it end; whoever uses it notices, and cleans up."""
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def was_killed(self) -> bool:
        """Whether it has ended by a kill, its own or its server's, that nobody of us has sent."""
        if not self._ended(STATUS_SECONDS):
            return False
        self._lease.settimeout(STATUS_SECONDS)
        with contextlib.suppress(OSError):
            status = self._lease.recv(16)
            return not status or int(status) == -signal.SIGKILL
        return True

    def _ended(self, seconds: float) -> bool:
        return bool(select.select([self._handle], [], [], seconds)[0])


def fork(control: socket.socket, request: dict[str, Any]) -> Child:
    """Have the server behind `control` fork a child; waits while the server is being started.

    Raises MachineError if there is none, and none will come.
    """
    for _ in range(TRIES):
        ours, theirs = socket.socketpair()
        lease, its_lease = socket.socketpair()
        with contextlib.suppress(OSError):
            with theirs, its_lease:
                socket.send_fds(control, [json.dumps(request).encode("ascii")], [theirs.fileno(), its_lease.fileno()])
            lease.settimeout(START_SECONDS)
            _, handles, _, _ = socket.recv_fds(lease, len(FORKED), 1)
            if handles:
                os.set_inheritable(handles[0], False)
                return Child(_pid(handles[0]), ours, handles[0], lease)
        ours.close()
        lease.close()
        time.sleep(PAUSE_SECONDS)
    raise MachineError("the warm process that workers are forked from does not answer")


def serve(control: socket.socket, begin: Begin, fork_one: Callable[[], int] = os.fork, *, keep: tuple[int, ...] = ()) -> None:
    """Fork a child for each request, for ever; a child calls `begin(request, channel)` and ends.

    Of the server's open files a child has its channel and those to `keep`.

    The caller has imported what children need and run none of it: a process with a second thread can not be forked safely.
    Raises RuntimeError if it has one.
    """
    _refuse_threads()
    server = _Server(control, begin, fork_one, keep)
    gc.collect()
    gc.freeze()  # a collection in a child would write to each page that it shares
    os.write(1, READY)
    server.run()


class _Server:
    def __init__(self, control: socket.socket, begin: Begin, fork_one: Callable[[], int], keep: tuple[int, ...]) -> None:
        self._control, self._begin, self._fork_one, self._keep = control, begin, fork_one, keep
        self._events = selectors.DefaultSelector()
        self._events.register(control, selectors.EVENT_READ, self._take_request)

    def run(self) -> None:
        while True:
            for key, _ in self._events.select():
                if self._events.get_map().get(key.fd) == key:  # not closed by an event before it
                    key.data()

    def _take_request(self) -> None:
        """Fork a child; a request that can not be met costs no other child its life."""
        message, descriptors, _, _ = socket.recv_fds(self._control, MAX_REQUEST, 2)
        try:
            if len(descriptors) == 2:
                self._answer(message, *descriptors)
        except OSError:  # no process, no memory, no descriptor left: the asker sees its lease end, and asks again
            traceback.print_exc()
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def _answer(self, message: bytes, channel: int, lease: int) -> None:
        _refuse_threads()
        with contextlib.ExitStack() as undo:
            connection = undo.enter_context(socket.socket(fileno=os.dup(lease)))
            pid = self._fork_one()
            if pid == 0:
                _live(self._begin, message, channel, self._keep)
            undo.callback(os.waitpid, pid, 0)
            undo.callback(os.kill, pid, signal.SIGKILL)  # before it is waited for
            handle = os.pidfd_open(pid)
            undo.callback(os.close, handle)
            socket.send_fds(connection, [FORKED], [handle])
            watched = _Watched(self._events, pid, handle, connection)
            self._events.register(handle, selectors.EVENT_READ, watched.bury)
            self._events.register(connection, selectors.EVENT_READ, watched.kill)
            undo.pop_all()


@dataclass(frozen=True, slots=True)
class _Watched:
    """A child, as its server sees it."""

    events: selectors.BaseSelector
    pid: int
    handle: int
    lease: socket.socket

    def kill(self) -> None:
        """The lease has ended: nothing is ever written into it."""
        self.events.unregister(self.lease)
        signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def bury(self) -> None:
        """The child has ended: say how, and forget it."""
        _, status = os.waitpid(self.pid, 0)
        with contextlib.suppress(OSError):
            self.lease.send(str(os.waitstatus_to_exitcode(status)).encode("ascii"))
        self.events.unregister(self.handle)
        with contextlib.suppress(KeyError):
            self.events.unregister(self.lease)
        os.close(self.handle)
        self.lease.close()


def _live(begin: Begin, message: bytes, channel: int, keep: tuple[int, ...]) -> None:
    """The whole life of a child."""
    code = FAILED
    try:
        os.setsid()  # or it could send a signal to all of its group, which are the server and its other children
        for name in os.listdir("/proc/self/fd"):
            if int(name) not in (0, 1, 2, channel, *keep):
                with contextlib.suppress(OSError):  # the listing's own is closed by now
                    os.close(int(name))
        begin(json.loads(message), channel)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


@dataclass
class Keeper:
    """Keeps one server running: starts it, and another one when it dies.

    `start` starts the server's process with one end of the control socket; what it writes to its standard output and error is given.
    """

    start: Callable[[socket.socket, int, IO[bytes]], subprocess.Popen[bytes]]
    control: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        self.control, self._serving = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  closed with the server
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)  # it must not end before the server, which dies with its parent
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that was started last."""
        return self._server.pid if self._server else None

    @property
    def complaint(self) -> str:
        """The last line that a server printed."""
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End the server, with all its children."""
        self._closed.set()
        with self._lock:
            if self._server is not None:
                self._server.kill()
        self._thread.join()
        for each in (self.control, self._serving, self._log):
            each.close()

    def _keep(self) -> None:
        failures = 0
        try:
            while failures < MAX_FAILURES and not self._closed.is_set():
                failures = 0 if self._run_server() else failures + 1
        finally:
            if not self._closed.is_set():
                self._refuse()

    def _run_server(self) -> bool:
        """Start a server and wait for its end; returns whether it got ready."""
        reading, writing = os.pipe()
        with open(reading, "rb") as said:
            try:
                with self._lock:
                    if self._closed.is_set():
                        return False
                    server = self._server = self.start(self._serving, writing, self._log)
            except OSError as problem:
                self._log.write(f"{problem}\n".encode())
                self._closed.wait(PAUSE_SECONDS)
                return False
            finally:
                os.close(writing)
            ready = said.read(len(READY)) == READY
        server.wait()
        return ready

    def _refuse(self) -> None:
        """Let all who wait know that no server will come, now and later."""
        self._serving.shutdown(socket.SHUT_RDWR)
        self._serving.setblocking(False)
        with contextlib.suppress(OSError):
            while True:
                _, descriptors, _, _ = socket.recv_fds(self._serving, MAX_REQUEST, 2)
                if not descriptors:
                    return
                for descriptor in descriptors:
                    os.close(descriptor)


def _refuse_threads() -> None:
    found = THREADS.search(Path("/proc/self/status").read_text("ascii", "replace"))
    if found is None or found[1] != "1":
        raise RuntimeError(f"{found[1] if found else 'unknown'} threads: something that was imported has started to work, and can not be forked any more")


def _pid(handle: int) -> int:
    """The process behind a handle, as this process sees it; 0 if it has ended."""
    found = PID.search(Path(f"/proc/self/fdinfo/{handle}").read_text("ascii"))
    return int(found[1]) if found else 0
