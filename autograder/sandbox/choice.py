"""Which sandboxes this machine offers."""

from __future__ import annotations

from autograder.errors import MachineError
from autograder.sandbox.bare import Bare
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.process import Sandbox
from autograder.settings import Fence


def available(wanted: Fence = Fence.AUTO) -> tuple[Sandbox, ...]:
    """The sandboxes to try, best first; raises MachineError if the one that is wanted is not here."""
    found: tuple[Sandbox, ...] = tuple(sandbox for sandbox in (find_bubblewrap(), Bare()) if sandbox)
    chosen = tuple(sandbox for sandbox in found if wanted in (Fence.AUTO, sandbox.name))
    if not chosen:
        raise MachineError(f"grader.yml asks for the sandbox {wanted}, which is not here; here are: {', '.join(sandbox.name for sandbox in found)}")
    return chosen


def sandbox_named(name: str) -> Sandbox:
    """The sandbox with this name; raises LookupError if it is not there (any more)."""
    for sandbox in available():
        if sandbox.name == name:
            return sandbox
    raise LookupError(f"no sandbox {name!r} on this machine")
