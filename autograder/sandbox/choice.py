"""Which sandboxes this machine offers."""

from __future__ import annotations

from autograder.errors import MachineError
from autograder.sandbox.bare import Bare
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.container import find_container
from autograder.sandbox.landlock import find_landlock
from autograder.sandbox.process import Sandbox
from autograder.settings import Container, Fence


def available(wanted: Fence = Fence.AUTO, container: Container | None = None) -> tuple[Sandbox, ...]:
    """The sandboxes to try, best first; raises MachineError if the one that is wanted is not here."""
    found: tuple[Sandbox, ...] = tuple(sandbox for sandbox in (find_bubblewrap(), find_landlock(), find_container(container), Bare()) if sandbox)
    chosen = tuple(sandbox for sandbox in found if wanted in (Fence.AUTO, sandbox.name))
    if not chosen:
        raise MachineError(f"grader.yml asks for the sandbox {wanted}, which is not here; here are: {', '.join(sandbox.name for sandbox in found)}")
    return chosen


def sandbox_named(name: str, container: Container | None = None) -> Sandbox:
    """The sandbox with this name; raises LookupError if it is not there (any more)."""
    for sandbox in available(container=container):
        if sandbox.name == name:
            return sandbox
    raise LookupError(f"no sandbox {name!r} on this machine")
