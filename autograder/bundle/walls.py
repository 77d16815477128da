"""The best sandbox of this container, and the proof that hidden checks are closed to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from autograder.answer import Call, ConversationEnded
from autograder.bundle.own_user import OwnUser
from autograder.canary import ATTACKS, PROBE_LIMITS, Probe, best_sandbox, probe
from autograder.conversation import Conversation
from autograder.course import Course
from autograder.errors import MachineError
from autograder.intake.notebook import Cell, Notebook
from autograder.sandbox.choice import sandbox_named
from autograder.sandbox.process import Sandbox
from autograder.settings import Isolation


def best_walls(course: Course, private: Sequence[Path]) -> Probe:
    """The sandbox that holds best here, whatever grader.yml would like: a container can not be changed from inside.

    Raises MachineError if there is none, or students' code could open one of the `private` files.
    """
    found = best_sandbox(private, course.settings)
    if found.level is not Isolation.NONE:
        return found
    if os.geteuid() == 0:
        found = probe(OwnUser(), private)
    if opens(found.sandbox, private):
        raise MachineError("nothing here keeps students' code away from the hidden checks, so it was not run")
    return found


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
