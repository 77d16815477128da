"""Which assignment a notebook is: what its metadata says, else the functions that it defines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from autograder.errors import Unreadable
from autograder.intake.notebook import Notebook, claimed_assignment, defined_functions


def identify(notebook: Notebook, stubs: Mapping[str, Collection[str]], other_names: Mapping[str, str] | None = None) -> str:
    """Find the notebook's assignment; `stubs` holds the names of the stub functions of each assignment, by slug, `other_names` slugs by other names.

    The metadata's claim counts if it names a known assignment, else the assignment with the most stub
    functions defined here. Raises Unreadable if there is none, or more than one.
    """
    claim = claimed_assignment(notebook)
    if claim is not None and other_names and claim not in stubs:
        claim = other_names.get(claim, claim)
    if claim is not None and claim in stubs:
        return claim
    defined = set(defined_functions(notebook))
    counts = {slug: len(defined.intersection(names)) for slug, names in stubs.items()}
    most = max(counts.values(), default=0)
    best = [slug for slug, count in counts.items() if count == most]
    if most == 0:
        raise Unreadable(f"no known assignment: {_claimed(claim)}it defines none of the functions of {', '.join(best) or 'any'}")
    if len(best) > 1:
        raise Unreadable(f"no single assignment: {_claimed(claim)}it defines as many functions of {' as of '.join(best)}")
    return best[0]


def _claimed(claim: str | None) -> str:
    return f"its metadata names {claim!r}, which is not known, and " if claim else ""
