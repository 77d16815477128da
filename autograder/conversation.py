"""Calling a notebook's functions, whatever the notebook does."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from autograder.answer import Answer, Call, ConversationEnded, Named, Raised
from autograder.dialogue import FORGED, LOST, START, Dialogue
from autograder.drift import advice
from autograder.intake.notebook import Cell, Notebook, functions_in
from autograder.outcome import Verdict
from autograder.sandbox.process import Sandbox
from autograder.settings import MAX_PATIENCE, Limit, Limits
from autograder.values import BARE, Opaque, Stage, Stream
from autograder.wire import WireError

T = TypeVar("T")
MAX_WORKERS = 12  # a notebook that has killed this many is not started again
MAX_KILLS = 4  # a worker that is killed this often in one place had a reason of its own
MAX_FATAL_CALLS = 2  # a function that has killed or stalled this many workers is not called again
MIN_LEFT = 0.1  # seconds; who has less left of the submission's time is not asked again, for no cell could be blamed fairly
MAX_HEARD = 256 << 20  # bytes; what all answers of a submission may weigh in the grader's memory
MAX_NOTES = 20
MAX_MESSAGE = 200  # characters of an exception: enough to understand it, too few to carry hidden inputs home


class Conversation:
    """Calls the functions of a notebook, whatever the notebook does.

    A worker that dies, stalls or breaks the rules is replaced: the notebook runs again, without the cell that was
    to blame, and the next call goes to the new worker.
    """

    def __init__(self, notebook: Notebook, sandbox: Sandbox, limits: Limits, slot: int = 0, stage: Stage = BARE) -> None:
        self._notes: list[str] = []
        self._notebook = notebook
        self._sandbox = sandbox
        self._limits = limits
        self._slot = slot
        self._stage = stage
        self._chance = {"seed": stage.seed, "seed_variable": stage.seed_variable}
        self._until: int | None = None  # the cell up to which the notebook is run; None: to its end
        self._ran = 0  # the cell up to which this worker has run it
        self._worker: Dialogue | None = None
        self._workers = 0
        self._spent = self._queued = 0.0  # CPU seconds of the workers that have ended, and seconds they waited for a processor
        self._heard = 0
        self._failed: dict[int, Raised] = {}  # cells that raised, by index
        self._fatal_cells: set[int] = set()
        self._fatal_calls: dict[str, list[ConversationEnded]] = defaultdict(list)
        self._definitions = {cell.index: frozenset(functions_in(cell.source)) for cell in notebook.cells}
        self._deaths: Counter[object] = Counter()  # by cell index or function name
        self._waited = 0.0  # seconds for the notebook's answers
        self._over: ConversationEnded | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What went wrong in which cell; the first of many."""
        rest = len(self._notes) - MAX_NOTES
        return (*self._notes[:MAX_NOTES], *([f"and {rest} more like these"] if rest > 0 else []))

    @property
    def cpu_seconds(self) -> float:
        """CPU time of all workers so far."""
        return self._spent + (self._worker.cpu_seconds if self._worker else 0.0)

    def run(self, until: int | None = None) -> None:
        """Run the notebook's cells now rather than at the first call, all or those up to `until`; a broken cell only leaves a note."""
        self._until = until
        if self._over is not None:
            return
        try:
            self._ready_worker()
        except ConversationEnded as ended:
            self._over = ended

    def call(self, call: Call) -> Answer:
        """Ask the notebook's function; raises ConversationEnded if no answer can be had."""
        request = {"op": "call", "function": call.function, "args": call.args, "kwargs": dict(call.kwargs), "images": call.images}
        return self._exchange(request, call.function, str(call), lambda reply: _answer(call, reply)) or self._missing(call)

    def ask(self, call: Call) -> Answer:
        """The same as somebody who works in the notebook: also hears what is printed, and takes iterators one value at a time."""
        request = {"op": "ask", "function": call.function, "args": call.args, "kwargs": dict(call.kwargs), "images": None}
        return self._exchange(request, call.function, str(call), lambda reply: _answer_aloud(call, reply)) or self._missing(call)

    def look(self, name: str) -> Named | None:
        """What a name of the notebook stands for; None if nothing is called so."""
        return self._exchange({"op": "look", "name": name}, name, name, lambda reply: _named(reply, self._workers))

    def step(self, stream: Stream, origin: Call, worker: int) -> Answer | None:
        """The next value of an iterator that `origin` gave, when this worker was there; None if it has come to its end."""
        if self._worker is None or worker != self._workers:
            raise ConversationEnded(Verdict.CRASHED, f"the iterator of {origin} is gone, for the notebook's Python process was lost")
        what = f"next({origin})"
        return self._exchange({"op": "next", "stream": stream.number}, origin.function, what, lambda reply: _stepped(origin, reply))

    @property
    def worker(self) -> int:
        """The number of the worker that answers now."""
        return self._workers

    def _exchange(self, request: dict[str, Any], blamed: str, what: str, read: Callable[[dict[str, Any]], T]) -> T:
        """One request, and what `read` makes of the reply; who has killed or stalled some workers, by the name `blamed`, is not asked again."""
        if self._over is not None:
            raise self._over
        fatal = self._fatal_calls[blamed]
        if len(fatal) >= MAX_FATAL_CALLS:
            raise ConversationEnded(fatal[-1].verdict, f"{what} was not run, for {blamed} has ended like this {len(fatal)} times already: {fatal[-1].message}")
        while True:
            try:
                return read(self._request(self._ready_worker(), request, self._limits.call))
            except ConversationEnded as ended:
                if ended is self._over:
                    raise
                forgiven = self._forgives(blamed, ended)
                self._drop_worker()
                if forgiven and request["op"] != "next":
                    continue
                fatal.append(ended)
                raise ConversationEnded(ended.verdict, f"{what}: {ended.message}") from ended

    def close(self) -> None:
        """End the worker."""
        self._drop_worker()

    def _ready_worker(self) -> Dialogue:
        while self._worker is None or self._ran < self._goal:
            self._run_cells(self._worker or self._start_worker())
        self._keep_to_the_budget()
        return self._worker

    def _start_worker(self) -> Dialogue:
        if self._workers >= MAX_WORKERS:
            self._end(Verdict.CRASHED, f"the notebook stopped its Python process {MAX_WORKERS} times; it was not started again")
        self._workers += 1
        self._worker, self._ran = Dialogue(self._sandbox, self._limits, self._slot), 0
        if self._stage.files is not None:
            self._worker.request({"op": "files", "folder": self._stage.files}, START)
        return self._worker

    @property
    def _goal(self) -> int:
        """The last cell to run."""
        last = self._notebook.cells[-1].index if self._notebook.cells else 0
        return last if self._until is None else min(self._until, last)

    def _request(self, worker: Dialogue, message: dict[str, Any], limit: Limit) -> dict[str, Any]:
        """One request, which may wait no longer than the submission has left."""
        left = max(self._seconds_left(), 0.0)
        before, began = worker.heard, time.monotonic()
        try:
            reply = worker.request(message, replace(limit, wall_seconds=min(limit.wall_seconds, left)))
        finally:
            self._waited += time.monotonic() - began
        self._heard += worker.heard - before
        return reply

    def _keep_to_the_budget(self) -> None:
        budget = self._limits.submission
        if self.cpu_seconds > budget.cpu_seconds or self._seconds_left() < MIN_LEFT:
            self._end(Verdict.TIMED_OUT, f"the notebook used up its {budget.cpu_seconds:g} seconds of computing, or {budget.wall_seconds:g} of waiting")
        if self._heard > MAX_HEARD:
            self._end(Verdict.CRASHED, f"the notebook gave back more than {MAX_HEARD >> 20} MB of data in all")

    def _seconds_left(self) -> float:
        """Until it has been waited for too long; while the machine is too busy to run it, or the grader is at work, its clock stands still."""
        queued = self._queued + (self._worker.queued_seconds if self._worker else 0.0)
        return self._limits.submission.wall_seconds - max(self._waited - queued, self._waited / MAX_PATIENCE)

    def _end(self, verdict: Verdict, message: str) -> None:
        """No further answer will be had from this notebook."""
        self._drop_worker()
        self._over = ConversationEnded(verdict, message)
        raise self._over

    def _run_cells(self, worker: Dialogue) -> None:
        for cell in self._notebook.cells:
            if not self._ran < cell.index <= self._goal or cell.index in self._fatal_cells:
                continue
            self._keep_to_the_budget()
            try:
                reply = self._request(worker, {"op": "cell", "index": cell.index, "source": cell.source, **self._chance}, self._limits.cell)
                raised = None if reply.keys() == {"raised"} and reply["raised"] is None else _raised(reply.get("raised"))
            except WireError:
                self._fatal_cells.add(cell.index)
                self._notes.append(f"cell {cell.index} was left out: it is megabytes long")
                continue
            except ConversationEnded as ended:
                self._blame(cell, ended)
                return
            if raised is not None and cell.index not in self._failed:
                self._failed[cell.index] = raised
                self._notes.append(f"cell {cell.index} failed: {_in_words(raised, cell)}")
        self._ran = self._goal

    def _forgives(self, what: object, ended: ConversationEnded) -> bool:
        """A first sudden death is not held against the student: the machine may have killed the worker. If it has been killed, so are some more."""
        if ended.verdict is not Verdict.CRASHED:
            return False
        self._deaths[what] += 1
        if self._deaths[what] == 1:
            return True
        return self._deaths[what] <= MAX_KILLS and ended.message == LOST and self._worker is not None and self._worker.was_killed()

    def _blame(self, cell: Cell, ended: ConversationEnded) -> None:
        forgiven = self._forgives(cell.index, ended)
        self._drop_worker()
        if forgiven:
            return
        self._fatal_cells.add(cell.index)
        self._notes.append(f"cell {cell.index} was left out: {ended.message}")
        if ended.verdict is Verdict.TAMPERED:
            self._end(Verdict.TAMPERED, f"cell {cell.index}: {ended.message}; a person will look at this submission")

    def _missing(self, call: Call) -> Answer:
        """There is no such function: because its cell failed, or because it is not there at all."""
        cells = [cell for cell in self._notebook.cells if call.function in self._definitions[cell.index]]
        for cell in reversed(cells):
            if cell.index in self._fatal_cells:
                raise ConversationEnded(Verdict.CRASHED, f"cell {cell.index}, which defines {call.function}, could not be run to its end")
            if cell.index in self._failed:
                raise ConversationEnded(
                    Verdict.CRASHED, f"cell {cell.index}, which defines {call.function}, failed: {_in_words(self._failed[cell.index], cell)}"
                )
        what = "is not a function" if cells else "is not in the notebook; was it renamed or deleted?"
        return Answer(call, raised=Raised(("NotImplementedError", "Exception"), f"{call.function} {what}"))

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._spent += self._worker.kill()
            self._queued += self._worker.queued_seconds
            self._worker = None


def _in_words(raised: Raised, cell: Cell) -> str:
    """An exception, in a sentence that has named the cell already, and what to write instead if it is old code."""
    instead = advice(raised.types, raised.message)
    return str(raised).replace(f"(cell {cell.index}, ", "(") + (f". {instead}" if instead else "")


def _answer(call: Call, reply: dict[str, Any]) -> Answer | None:
    """Read the reply to a call, which a stranger wrote: exactly the known parts, or it is forged. None: there is no such function."""
    if reply.keys() == {"missing"} and reply["missing"] is True:
        return None
    args, kwargs = reply.pop("args_after", None), reply.pop("kwargs_after", None)
    if isinstance(args, tuple) and isinstance(kwargs, dict):
        complete = len(args) == len(call.args) and kwargs.keys() == call.kwargs.keys()
        if reply.keys() == {"returned"} and (complete or isinstance(reply["returned"], Opaque)):  # too large to send: without its arguments
            return Answer(call, returned=reply["returned"], args_after=args, kwargs_after=kwargs)
        if reply.keys() == {"raised"} and complete:
            return Answer(call, raised=_raised(reply["raised"]), args_after=args, kwargs_after=kwargs)
    raise ConversationEnded(Verdict.TAMPERED, FORGED)


def _answer_aloud(call: Call, reply: dict[str, Any]) -> Answer | None:
    """The same of a call that was listened to."""
    printed = reply.pop("printed", "")
    if not isinstance(printed, str):
        raise ConversationEnded(Verdict.TAMPERED, FORGED)
    answer = _answer(call, reply)
    return answer and replace(answer, printed=printed)


def _named(reply: dict[str, Any], worker: int) -> Named | None:
    match reply:
        case {"missing": True, **rest} if not rest:
            return None
        case {"module": str(module), **rest} if not rest:
            return Named("module", module[:100], worker)
        case {"function": str(module), **rest} if not rest:
            return Named("function", module[:100], worker)
        case {"returned": value, **rest} if not rest:
            return Named("value", value, worker)
        case {"raised": raised, **rest} if not rest:
            return Named("value", Opaque(_raised(raised).type), worker)
    raise ConversationEnded(Verdict.TAMPERED, FORGED)


def _stepped(origin: Call, reply: dict[str, Any]) -> Answer | None:
    printed = reply.pop("printed", "")
    match reply:
        case {"ended": True, **rest} if not rest and isinstance(printed, str):
            return None
        case {"returned": value, **rest} if not rest and isinstance(printed, str):
            return Answer(origin, returned=value, printed=printed)
        case {"raised": raised, **rest} if not rest and isinstance(printed, str):
            return Answer(origin, raised=_raised(raised), printed=printed)
    raise ConversationEnded(Verdict.TAMPERED, FORGED)


def _raised(data: Any) -> Raised:
    match data:
        case {"types": list(types), "message": str(message), "line": str(line)} if all(isinstance(name, str) for name in types):
            return Raised(tuple(name[:100] for name in types[:20]) or ("Exception",), _cut(message), line[:200])
    raise ConversationEnded(Verdict.TAMPERED, FORGED)


def _cut(message: str) -> str:
    return message if len(message) <= MAX_MESSAGE else f"{message[: MAX_MESSAGE - 4]} ..."
