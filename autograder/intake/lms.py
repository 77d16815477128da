"""Whose file it is, by the names that Canvas and Moodle give to files in their downloads.

Canvas    doejane_LATE_12345_67890_hw1.ipynb        one flat folder; the numbers are the user's and the attachment's
Moodle    Jane Doe_67_assignsubmission_file_/hw1.ipynb   or the same without a folder of its own
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_ID = "[1-9][0-9]*"  # no leading zero, so that lab_03_2024_jane.ipynb is no student called lab
# A name that itself ends in a number (group team_7) shifts the two ids by one: nothing in the name can tell.
_CANVAS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        rf"(?:LATE_)?(?P<user>anon)_(?P<uid>[^_]+)_(?P<attachment>{_ID})_(?P<file>.+)",
        r"(?:LATE_)?(?P<user>anon)_(?P<uid>[^_]+)_(?P<file>(?:text|link)\.html)",
        rf"(?P<user>.+?)(?:_LATE)?_(?P<uid>{_ID})_(?P<attachment>{_ID})_(?P<file>.+)",
        rf"(?P<user>.+?)(?:_LATE)?_(?P<uid>{_ID})_(?P<file>(?:text|link)\.html)",
    )
)
# The first match from the left is the student: a second one in the name may be planted.
_MOODLE = re.compile(r"(?P<student>.+?_[0-9]+)_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL)
_WORK = re.compile(r"\.(?:ipynb|py|zip)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owner:
    """A student as the LMS names them (`doejane_12345`, `Jane Doe_67`), and the name that the file had at home."""

    student: str
    file: str = ""
    attachment: str = ""


def canvas_owner(name: str) -> Owner | None:
    """Read a file name of a Canvas download; many other names look alike, see `canvas_owners`."""
    for pattern in _CANVAS:
        if found := pattern.fullmatch(name):
            parts = found.groupdict("")
            return Owner(f"{parts['user']}_{parts['uid']}", parts["file"], parts.get("attachment", ""))
    return None


def canvas_owners(names: Collection[str]) -> dict[str, Owner]:
    """Find the owner of each file name of one folder, if the folder looks like a Canvas download, else of none.

    In a download most names have the form, no attachment number is given twice, and somebody handed in a notebook.
    """
    found = {name: owner for name in names if (owner := canvas_owner(name))}
    numbers = [owner.attachment for owner in found.values() if owner.attachment]
    mostly_ours = 2 * len(found) > len(names)
    mostly_distinct = not numbers or 2 * len(set(numbers)) > len(numbers)
    return found if mostly_ours and mostly_distinct and any(map(_WORK.search, found)) else {}


def moodle_owner(name: str) -> Owner | None:
    """Read the name of a folder or a file of a Moodle download."""
    found = _MOODLE.fullmatch(name)
    return Owner(found["student"], found["file"] or "") if found else None
