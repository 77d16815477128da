"""Processes that feed inputs to their readers, under limits of memory and time that nothing in them can lift.

A child that crashes or hangs is ended by the kernel; what it was reading is known, and another child goes on behind it.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_longlong
from multiprocessing.connection import Connection, wait
from pathlib import Path

from fuzz.input import Input
from fuzz.rules import MAX_CPU_SECONDS, Broken, tried
from fuzz.tally import Failure, Tally

MEMORY_MB = 1024  # more than a child has when it begins
LAST_CPU_SECONDS = 5 * MAX_CPU_SECONDS  # for one input with everything that is done with it; the kernel ends the child then
BATCH = 250  # inputs between two reports
MAX_FAILURES = 20  # then something is wrong, and it is known what

Maker = Callable[[int, int], Input]  # from a seed and a number; the same two make the same input
_spawning = multiprocessing.get_context("spawn")  # a child begins small, without the threads of a progress bar


def run(make: Maker, count: int, seed: int, jobs: int, tell: Callable[[Tally], None]) -> Tally:
    """Try the inputs 0 to `count` of a maker, several at a time; `tell` hears the tally so far. Ends early after many failures."""
    total = Tally()
    workers = [Worker(make, seed, range(job, count, jobs)) for job in range(min(jobs, count))]
    try:
        while workers and len(total.failures) < MAX_FAILURES:
            ready = wait([worker.reports for worker in workers])
            for worker in [worker for worker in workers if worker.reports in ready]:
                total += worker.report()
                if worker.done:
                    workers.remove(worker)
            tell(total)
    finally:
        for worker in workers:
            worker.end()
    return total


class Worker:
    """A child at work on its share of the inputs."""

    def __init__(self, make: Maker, seed: int, numbers: range) -> None:
        self._make, self._seed, self._left = make, seed, numbers
        self._start()

    @property
    def reports(self) -> Connection:
        """What is ready when there is a report."""
        return self._reports

    @property
    def done(self) -> bool:
        """Whether all inputs are tried."""
        return not self._left

    def report(self) -> Tally:
        """Take what the child has counted since its last report; if it was ended, the input that did it."""
        try:
            tally: Tally = self._reports.recv()
        except EOFError:
            return self._lost()
        self._left = self._left[tally.inputs :]
        if self.done:
            self.end()
        return tally

    def end(self) -> None:
        """End the child."""
        self._child.kill()
        self._child.join()
        self._reports.close()

    def _start(self) -> None:
        self._reports, writer = _spawning.Pipe(duplex=False)
        self._current: c_longlong = _spawning.Value("q", -1, lock=False)
        self._child = _spawning.Process(target=work, args=(self._make, self._seed, self._left, writer, self._current), daemon=True)
        with _without_interrupts():  # Ctrl-C is for the parent
            self._child.start()
        writer.close()

    def _lost(self) -> Tally:
        """Go on with another child behind the input that ended this one; what was read since the last report counts as refused."""
        self.end()
        number, ending = self._current.value, _ending(self._child.exitcode)
        if number not in self._left:
            raise RuntimeError(f"a child could not begin: {ending}")
        tried_by_it = self._left.index(number) + 1
        self._left = self._left[tried_by_it:]
        if not self.done:
            self._start()
        return Tally(inputs=tried_by_it, failures=(Failure(number, ending),))


def work(make: Maker, seed: int, numbers: range, reports: Connection, current: c_longlong) -> None:
    """Try inputs and report on them, in a child."""
    make(seed, 1)  # loads what is to be damaged
    limit_memory()
    warnings.simplefilter("error")
    for start in range(0, len(numbers), BATCH):
        tally = Tally()
        for number in numbers[start : start + BATCH]:
            current.value = number
            signal.setitimer(signal.ITIMER_PROF, LAST_CPU_SECONDS)
            given = make(seed, number)
            try:
                outcome = tried(given)
            except Broken as broken:
                tally += Tally(1, failures=(Failure(number, str(broken)),))
            else:
                tally += Tally(1, int(outcome.decoded), (outcome.cpu_seconds, number))
        signal.setitimer(signal.ITIMER_PROF, 0)
        reports.send(tally + Tally(peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))


def limit_memory() -> None:
    """Let this process have MEMORY_MB more of address space than it has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + (MEMORY_MB << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _ending(code: int | None) -> str:
    if code == -signal.SIGPROF:
        return f"there was no end after {LAST_CPU_SECONDS} CPU seconds"
    return f"the interpreter crashed: {signal.Signals(-code).name}" if code and code < 0 else f"the interpreter ended with code {code}"


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started in here never hears of Ctrl-C."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
