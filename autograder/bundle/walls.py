"""The best sandbox of this container, and the proof that hidden checks are closed to it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.answer import Call, ConversationEnded
from autograder.bundle.own_user import OwnUser
from autograder.canary import ATTACKS, PROBE_LIMITS, Probe, probe
from autograder.conversation import Conversation
from autograder.course import Course
from autograder.errors import MachineError
from autograder.intake.notebook import Cell, Notebook
from autograder.sandbox.bare import Bare
from autograder.sandbox.choice import available, sandbox_named
from autograder.sandbox.process import Sandbox
from autograder.settings import Fence, Isolation


def best_walls(course: Course, private: Sequence[Path]) -> Probe:
    """The first sandbox, best ones first, from which the files of this container can not be read; else one that at least can not open `private`.

    The level that grader.yml asks for is no condition: a container can not be changed from inside. Each attack costs time of a student who waits,
    so what comes after a good one is not tried. Raises MachineError if students' code could open one of the `private` files and folders.
    """
    problems: list[str] = []
    last: Probe | None = None
    for sandbox in _candidates(course.settings.sandbox):
        try:
            last = probe(sandbox, private)
        except MachineError as problem:
            problems.append(str(problem))
            continue
        if last.level is not Isolation.NONE:
            return replace(last, rejected=tuple(problems))
    if last is None or opens(last.sandbox, private):
        raise MachineError("; ".join([*problems, "nothing here keeps students' code away from the hidden checks, so it was not run"]))
    return replace(last, rejected=tuple(problems))


def _candidates(wanted: Fence) -> Iterator[Sandbox]:
    """The sandboxes to try, best first; root can start workers as another user, also where there would be no sandbox at all."""
    as_root = os.geteuid() == 0
    for sandbox in available(wanted):
        yield OwnUser() if as_root and isinstance(sandbox, Bare) else sandbox


def opens(sandbox: Sandbox, private: Sequence[Path]) -> bool:
    """Whether code in this sandbox can open one of these files or folders; raises MachineError if that can not be found out."""
    conversation = Conversation(Notebook((Cell(1, ATTACKS),)), sandbox, PROBE_LIMITS)
    try:
        conversation.run()
        answer = conversation.call(Call("reads_a_file", ([str(path) for path in private],))).returned
    except ConversationEnded as ended:
        raise MachineError(f"honest code fails in the sandbox: {ended.message}") from ended
    finally:
        conversation.close()
    return answer is not False


def sandbox_called(name: str) -> Sandbox:
    """The sandbox with this name, in a process that has not looked for it; raises LookupError if it is not there."""
    return OwnUser() if name == OwnUser.name else sandbox_named(name)
