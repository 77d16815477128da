"""One worker process and the dialogue with it: a request, then exactly one reply, within limits."""

from __future__ import annotations

import secrets
import select
import time
from typing import Any

from autograder import wire
from autograder.answer import ConversationEnded
from autograder.errors import MachineError
from autograder.outcome import Verdict
from autograder.sandbox.process import Process, Sandbox
from autograder.settings import MAX_PATIENCE, Limit, Limits

TICK_SECONDS = 0.05  # how often a worker's CPU time and memory are looked at, busy or silent
START = Limit(cpu_seconds=60, wall_seconds=120)  # for the interpreter and its imports, before any student code
CHUNK = 1 << 20
MAX_FILES = 20_000  # an empty file takes a kilobyte of the kernel's memory, which no limit of processes sees
FORGED = "the notebook sent the grader a forged message"
LOST = "the Python process of the notebook ended (os._exit, a crash of the interpreter, or out of memory)"
HEAD_WEIGHT = 16  # a byte of JSON takes so much more memory than a byte of an array, once it is read


class Dialogue:
    """A running worker that answers requests."""

    def __init__(self, sandbox: Sandbox, limits: Limits, slot: int) -> None:
        self.heard = 0  # what its replies weigh in our memory, in bytes
        self._memory, self._disk = limits.memory_mb << 20, limits.scratch_mb << 20
        self._process: Process = sandbox.launch(limits, slot)
        self._process.channel.setblocking(False)  # a worker that does not read must not stop us
        self._received = bytearray()
        self._looked = time.monotonic()
        try:
            self.request({"op": "ready"}, START)
        except ConversationEnded as ended:
            self._process.kill()
            raise MachineError(f"the {sandbox.name} sandbox does not start: {self._process.complaint or ended.message}") from ended

    @property
    def cpu_seconds(self) -> float:
        """CPU time of the worker and all its children, as last seen."""
        return self._process.spent

    @property
    def queued_seconds(self) -> float:
        """For how long the machine was too busy for the worker, as last seen."""
        return self._process.queued

    def request(self, message: dict[str, Any], limit: Limit) -> dict[str, Any]:
        """Send a request and return the reply.

        Raises ConversationEnded when a limit is reached (TIMED_OUT), the worker is gone (CRASHED), or it
        broke the rules of the wire (TAMPERED); the worker is of no further use then. Raises WireError if the request itself is too large.
        """
        identity = secrets.token_hex(8)
        frame = wire.encode({"id": identity, **message})
        self._limit, self._cpu_before, self._queued_before, self._asked = limit, self._process.spent, self._process.queued, time.monotonic()
        if self._received or self._readable(0):
            self._receive()
            raise ConversationEnded(Verdict.TAMPERED, "the notebook sent a message to the grader that nobody asked for")
        try:
            self._send(frame)
            head, body = wire.sizes(self._take(wire.HEADER.size))
            self.heard += head * HEAD_WEIGHT + body
            reply = wire.decode(self._take(head), self._take(body))
        except wire.WireError as error:
            raise ConversationEnded(Verdict.TAMPERED, f"{FORGED} ({error})") from error
        if reply.pop("id", None) != identity or self._received:
            raise ConversationEnded(Verdict.TAMPERED, f"{FORGED} (it answers another question)")
        return reply

    def was_killed(self) -> bool:
        """Whether the worker has been killed by somebody else."""
        return self._process.root.was_killed()

    def kill(self) -> float:
        """End the worker and everything it started; returns the CPU seconds it has used."""
        spent = self._process.look().cpu_seconds
        self._process.kill()
        return spent

    def _send(self, frame: bytes) -> None:
        view = memoryview(frame)
        while view:
            self._look()
            if select.select([], [self._process.channel], [], TICK_SECONDS)[1]:
                try:
                    view = view[self._process.channel.send(view[:CHUNK]) :]
                except OSError as error:
                    raise ConversationEnded(Verdict.CRASHED, LOST) from error

    def _take(self, size: int) -> bytes:
        while len(self._received) < size:
            if self._readable(TICK_SECONDS):  # an answer that is there counts, however late we come to read it
                self._receive()
            if len(self._received) < size:
                self._look()
        taken = bytes(self._received[:size])
        del self._received[:size]
        return taken

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._process.channel], [], [], seconds)[0])

    def _receive(self) -> None:
        try:
            data = self._process.channel.recv(CHUNK)
        except OSError as error:
            raise ConversationEnded(Verdict.CRASHED, LOST) from error
        if not data:
            raise ConversationEnded(Verdict.CRASHED, LOST)
        self._received += data

    def _look(self) -> None:
        """Raise ConversationEnded if a limit is reached; costs nothing more than once a tick."""
        now = time.monotonic()
        if now - self._looked < TICK_SECONDS:
            return
        self._looked = now
        usage = self._process.look()
        if usage.cpu_seconds - self._cpu_before > self._limit.cpu_seconds:
            raise ConversationEnded(Verdict.TIMED_OUT, f"it was stopped after {self._limit.cpu_seconds:g} seconds of computing")
        waited = now - self._asked
        idle = waited - (usage.queued_seconds - self._queued_before)  # a machine that is too busy to run it stops no clock of the student's
        if idle > self._limit.wall_seconds or waited > self._limit.wall_seconds * MAX_PATIENCE:
            raise ConversationEnded(Verdict.TIMED_OUT, f"it was stopped after waiting for {self._limit.wall_seconds:.3g} seconds")
        if usage.memory_bytes > self._memory and self._process.own_memory() > self._memory:
            raise ConversationEnded(Verdict.CRASHED, f"it was stopped for using more than {self._memory >> 20} MB of memory")
        if usage.disk_bytes > self._disk:
            raise ConversationEnded(Verdict.CRASHED, f"it was stopped for writing more than {self._disk >> 20} MB to files")
        if usage.files > MAX_FILES:
            raise ConversationEnded(Verdict.CRASHED, f"it was stopped for making more than {MAX_FILES} files")
