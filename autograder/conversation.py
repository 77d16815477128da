"""Talking to a worker within limits, and starting a new one when a worker is lost."""

from __future__ import annotations

import secrets
import select
import time
from collections import Counter, defaultdict
from typing import Any

from autograder import wire
from autograder.answer import Answer, Call, ConversationEnded, Raised
from autograder.errors import MachineError
from autograder.intake.notebook import Cell, Notebook, functions_in
from autograder.outcome import Verdict
from autograder.sandbox.process import Process, Sandbox
from autograder.settings import Limit, Limits

TICK_SECONDS = 0.05  # how often a silent worker's CPU time and memory are looked at
START = Limit(cpu_seconds=60, wall_seconds=120)  # for the interpreter and its imports, before any student code
MAX_WORKERS = 12  # a notebook that has killed this many is not started again
MAX_FATAL_CALLS = 2  # a function that has killed or stalled this many workers is not called again
CHUNK = 1 << 20
MAX_CELL = 1 << 20  # characters; no one types that much into a cell, and it must fit a message however it is escaped
FORGED = "the notebook sent the grader a forged message"


class Worker:
    """One worker process and the dialogue with it: a request, then exactly one reply."""

    def __init__(self, sandbox: Sandbox, limits: Limits, slot: int) -> None:
        self._limits = limits
        self._process = sandbox.launch(limits, slot)
        self._process.channel.setblocking(False)  # a worker that does not read must not stop us
        self._received = bytearray()
        try:
            self.request({"op": "ready"}, START)
        except ConversationEnded as ended:
            self.kill()
            raise MachineError(f"the {sandbox.name} sandbox does not start: {self._process.complaint or ended.message}") from ended

    @property
    def cpu_seconds(self) -> float:
        """CPU time of the worker and all its children so far."""
        return self._process.cpu_seconds()

    def request(self, message: dict[str, Any], limit: Limit) -> dict[str, Any]:
        """Send a request and return the reply.

        Raises ConversationEnded when a limit is reached (TIMED_OUT), the worker is gone (CRASHED), or it
        broke the rules of the wire (TAMPERED); the worker is of no further use then.
        """
        watch = _Watch(self._process, limit, self._limits)
        identity = secrets.token_hex(8)
        frame = wire.encode({"id": identity, **message})  # outside of what is blamed on the notebook
        if self._received or self._readable(0):
            self._receive()
            if self._received:
                raise ConversationEnded(Verdict.TAMPERED, "the notebook sent a message to the grader that nobody asked for")
        try:
            self._send(frame, watch)
            head, body = wire.sizes(self._take(wire.HEADER.size, watch))
            reply = wire.decode(self._take(head, watch), self._take(body, watch))
        except wire.WireError as error:
            raise ConversationEnded(Verdict.TAMPERED, f"{FORGED} ({error})") from error
        if reply.pop("id", None) != identity or self._received:
            raise ConversationEnded(Verdict.TAMPERED, f"{FORGED} (it answers another question)")
        return reply

    def kill(self) -> int:
        """End the worker and everything it started."""
        return self._process.kill()

    def _send(self, frame: bytes, watch: _Watch) -> None:
        view = memoryview(frame)
        while view:
            _, writable, _ = select.select([], [self._process.channel], [], TICK_SECONDS)
            if not writable:
                watch.look()
                continue
            try:
                view = view[self._process.channel.send(view[:CHUNK]) :]
            except OSError as error:
                raise self._lost() from error

    def _take(self, size: int, watch: _Watch) -> bytes:
        while len(self._received) < size:
            if self._readable(TICK_SECONDS):
                self._receive()
                watch.look_at_the_clock()
            else:
                watch.look()
        taken = bytes(self._received[:size])
        del self._received[:size]
        return taken

    def _readable(self, seconds: float) -> bool:
        return bool(select.select([self._process.channel], [], [], seconds)[0])

    def _receive(self) -> None:
        try:
            data = self._process.channel.recv(CHUNK)
        except OSError as error:
            raise self._lost() from error
        if not data:
            raise self._lost()
        self._received += data

    def _lost(self) -> ConversationEnded:
        return ConversationEnded(Verdict.CRASHED, "the Python process of the notebook ended (os._exit, a crash of the interpreter, or out of memory)")


class _Watch:
    """The limits of one request."""

    def __init__(self, process: Process, limit: Limit, limits: Limits) -> None:
        self._process = process
        self._limit = limit
        self._memory = limits.memory_mb << 20
        self._deadline = time.monotonic() + limit.wall_seconds
        self._cpu_before: float | None = None

    def look(self) -> None:
        """Raise ConversationEnded if a limit is reached."""
        cpu = self._process.cpu_seconds()
        if self._cpu_before is None:  # the first look comes after one silent tick: fast calls never pay for it
            self._cpu_before = cpu - TICK_SECONDS
        if cpu - self._cpu_before > self._limit.cpu_seconds:
            raise ConversationEnded(Verdict.TIMED_OUT, f"it was stopped after {self._limit.cpu_seconds:g} seconds of computing")
        if self._process.memory_bytes() > self._memory:
            raise ConversationEnded(Verdict.CRASHED, f"it was stopped for using more than {self._memory >> 20} MB of memory")
        self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Raise ConversationEnded if the wall time is over."""
        if time.monotonic() > self._deadline:
            raise ConversationEnded(Verdict.TIMED_OUT, f"it was stopped after waiting for {self._limit.wall_seconds:g} seconds")


class Conversation:
    """Calls the functions of a notebook, whatever the notebook does.

    A worker that dies, stalls or breaks the rules is replaced: the notebook runs again, without the cell that was
    to blame, and the next call goes to the new worker.
    """

    def __init__(self, notebook: Notebook, sandbox: Sandbox, limits: Limits, slot: int = 0) -> None:
        self.notes: list[str] = []
        self._notebook = notebook
        self._sandbox = sandbox
        self._limits = limits
        self._slot = slot
        self._worker: Worker | None = None
        self._workers = 0
        self._spent = 0.0
        self._failed: dict[int, Raised] = {}  # cells that raised, by index
        self._fatal_cells: set[int] = set()
        self._fatal_calls: dict[str, list[ConversationEnded]] = defaultdict(list)
        self._deaths: Counter[object] = Counter()  # by cell index or function name
        self._deadline = time.monotonic() + limits.submission.wall_seconds
        self._over: ConversationEnded | None = None

    @property
    def cpu_seconds(self) -> float:
        """CPU time of all workers so far."""
        return self._spent + (self._worker.cpu_seconds if self._worker else 0.0)

    def run(self) -> None:
        """Run the notebook's cells now rather than at the first call; a broken cell only leaves a note."""
        try:
            self._ready_worker()
        except ConversationEnded as ended:
            self._over = ended

    def call(self, call: Call) -> Answer:
        """Ask the notebook's function; raises ConversationEnded if no answer can be had."""
        if self._over is not None:
            raise self._over
        fatal = self._fatal_calls[call.function]
        if len(fatal) >= MAX_FATAL_CALLS:
            raise ConversationEnded(
                fatal[-1].verdict, f"{call} was not run, for {call.function} has ended like this {len(fatal)} times already: {fatal[-1].message}"
            )
        request = {"op": "call", "function": call.function, "args": call.args, "kwargs": dict(call.kwargs)}
        while True:
            try:
                answer = _answer(call, self._ready_worker().request(request, self._limits.call))
            except ConversationEnded as ended:
                if ended is self._over:
                    raise
                self._drop_worker()
                if self._forgives(call.function, ended):
                    continue
                fatal.append(ended)
                raise ConversationEnded(ended.verdict, f"{call}: {ended.message}") from ended
            return answer or self._missing(call)

    def close(self) -> None:
        """End the worker."""
        self._drop_worker()

    def _ready_worker(self) -> Worker:
        while self._worker is None:
            if self._workers >= MAX_WORKERS:
                self._over = ConversationEnded(Verdict.CRASHED, f"the notebook stopped its Python process {MAX_WORKERS} times; it was not started again")
                raise self._over
            self._workers += 1
            self._worker = Worker(self._sandbox, self._limits, self._slot)
            self._run_cells(self._worker)
        self._keep_to_the_budget()
        return self._worker

    def _keep_to_the_budget(self) -> None:
        budget = self._limits.submission
        if self._spent > budget.cpu_seconds or time.monotonic() > self._deadline:
            self._drop_worker()
            self._over = ConversationEnded(
                Verdict.TIMED_OUT, f"the notebook used up its {budget.cpu_seconds:g} seconds of computing, or {budget.wall_seconds:g} of waiting"
            )
            raise self._over

    def _run_cells(self, worker: Worker) -> None:
        for cell in self._notebook.cells:
            if cell.index in self._fatal_cells:
                continue
            if len(cell.source) > MAX_CELL:
                self._fatal_cells.add(cell.index)
                self.notes.append(f"cell {cell.index} was left out: it is longer than {MAX_CELL >> 20} MB")
                continue
            try:
                reply = worker.request({"op": "cell", "index": cell.index, "source": cell.source}, self._limits.cell)
                raised = None if reply == {"raised": None} else _raised(reply.get("raised"))
            except ConversationEnded as ended:
                self._blame(cell, ended)
                return
            if raised is not None and cell.index not in self._failed:
                self._failed[cell.index] = raised
                self.notes.append(f"cell {cell.index} failed: {_without_cell(raised, cell)}")

    def _forgives(self, what: object, ended: ConversationEnded) -> bool:
        """A first sudden death is not held against the student: the machine may have killed the worker."""
        self._deaths[what] += ended.verdict is Verdict.CRASHED
        return ended.verdict is Verdict.CRASHED and self._deaths[what] == 1

    def _blame(self, cell: Cell, ended: ConversationEnded) -> None:
        self._drop_worker()
        if self._forgives(cell.index, ended):
            return
        self._fatal_cells.add(cell.index)
        self.notes.append(f"cell {cell.index} was left out: {ended.message}")
        if ended.verdict is Verdict.TAMPERED:
            self._over = ConversationEnded(Verdict.TAMPERED, f"cell {cell.index}: {ended.message}; a person will look at this submission")
            raise self._over

    def _missing(self, call: Call) -> Answer:
        """There is no such function: because its cell failed, or because it is not there at all."""
        cells = [cell for cell in self._notebook.cells if call.function in functions_in(cell.source)]
        for cell in reversed(cells):
            if cell.index in self._fatal_cells:
                raise ConversationEnded(Verdict.CRASHED, f"cell {cell.index}, which defines {call.function}, could not be run to its end")
            if cell.index in self._failed:
                raise ConversationEnded(
                    Verdict.CRASHED, f"cell {cell.index}, which defines {call.function}, failed: {_without_cell(self._failed[cell.index], cell)}"
                )
        what = "is not a function" if cells else "is not in the notebook; was it renamed or deleted?"
        return Answer(call, raised=Raised(("NotImplementedError", "Exception"), f"{call.function} {what}"))

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._spent += self._worker.cpu_seconds
            self._worker.kill()
            self._worker = None


def _without_cell(raised: Raised, cell: Cell) -> str:
    """An exception in words, in a sentence that has named the cell already."""
    return str(raised).replace(f"(cell {cell.index}, ", "(")


def _answer(call: Call, reply: dict[str, Any]) -> Answer | None:
    """Read the reply to a call, which a stranger wrote: exactly the known parts, or it is forged. None: there is no such function."""
    if reply == {"missing": True}:
        return None
    args, kwargs = reply.pop("args_after", None), reply.pop("kwargs_after", None)
    if reply.keys() == {"returned"} and isinstance(args, tuple) and isinstance(kwargs, dict):
        return Answer(call, returned=reply["returned"], args_after=args, kwargs_after=kwargs)
    if reply.keys() == {"raised"} and isinstance(args, tuple) and isinstance(kwargs, dict):
        return Answer(call, raised=_raised(reply["raised"]), args_after=args, kwargs_after=kwargs)
    raise ConversationEnded(Verdict.TAMPERED, FORGED)


def _raised(data: Any) -> Raised:
    match data:
        case {"types": list(types), "message": str(message), "line": str(line)} if all(isinstance(name, str) for name in types):
            return Raised(tuple(name[:100] for name in types[:20]) or ("Exception",), message[:500], line[:200])
    raise ConversationEnded(Verdict.TAMPERED, FORGED)
