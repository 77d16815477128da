"""Which sandboxes this machine offers."""

from __future__ import annotations

from autograder.sandbox.bare import Bare
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.process import Sandbox


def available() -> tuple[Sandbox, ...]:
    """The sandboxes to try, best first; the last one always starts."""
    bubblewrap = find_bubblewrap()
    return (bubblewrap, Bare()) if bubblewrap else (Bare(),)


def sandbox_named(name: str) -> Sandbox:
    """The sandbox with this name; raises LookupError if it is not there (any more)."""
    for sandbox in available():
        if sandbox.name == name:
            return sandbox
    raise LookupError(f"no sandbox {name!r} on this machine")
