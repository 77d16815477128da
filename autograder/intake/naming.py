"""Ids for submissions: readable, safe as file names, and no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

INVISIBLE = "\u115f\u1160\u3164\uffa0"  # letters that look like nothing, and would make a twin of another name
MAX_CHARACTERS = 80
MAX_BYTES = 240  # most file systems take 255, and an ending such as .json comes on top
MAX_MARKS = 4  # on one letter, more than any script needs; a pile of accents would cover the lines above
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)  # Windows takes these for devices


@dataclass(frozen=True, slots=True)
class Label:
    """What an id can be made of.

    The file's name, the folders around it (outermost first), its path from the folder that the caller named, something
    that no other submission has, and the student if an LMS says who it is.
    """

    name: str
    folders: tuple[str, ...]
    path: str
    exact: str
    student: str = ""

    def ids(self) -> tuple[str, ...]:
        """All ids for this submission, from the shortest to the surest."""
        longer = [(self.student, *self.folders[len(self.folders) - up :], self.name) for up in (0, 1, 2)]
        readable = [_joined(words) for words in ([self.student or self.name], *longer)]
        return (*readable, _with_hash(readable[1], self.path), _with_hash(readable[1], self.exact))


def distinct(labels: Sequence[Label]) -> list[str]:
    """Give every label its id; where several would share one, all of them get a longer one. The order does not matter."""
    choices = [label.ids() for label in labels]
    levels = [0] * len(labels)
    while True:
        ids = [choice[level] for choice, level in zip(choices, levels, strict=True)]
        uses = Counter(_folded(each) for each in ids)
        shared = [at for at, each in enumerate(ids) if uses[_folded(each)] > 1 and levels[at] + 1 < len(choices[at])]
        if not shared:
            return ids
        for at in shared:
            levels[at] += 1


def safe(text: str, room: int = MAX_CHARACTERS) -> str:
    """Make a file name of any text: letters and digits of all scripts, dots, dashes and underscores stay."""
    known = _without_piles(unicodedata.normalize("NFKC", text[:1000]))
    words = "".join(character if _stays(character) else " " for character in known).split()
    short = re.sub("-+", "-", "-".join(words)).lstrip(".-").encode()[:MAX_BYTES].decode(errors="ignore")[:room].rstrip(".-") or "submission"
    return f"_{short}"[:room] if _DEVICE.match(short) else short


def printable(text: str) -> str:
    """Replace what a terminal or a report should never get from a file's name: line ends, escapes, half characters."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _without_piles(text: str) -> str:
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _stays(character: str) -> bool:
    return character in "._-" or (unicodedata.category(character)[0] in "LMN" and character not in INVISIBLE)  # letters, their marks, numbers


def _joined(words: Iterable[str]) -> str:
    return safe("-".join(word for word in words if word))


def _with_hash(text: str, exact: str) -> str:
    digest = hashlib.sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe(text, MAX_CHARACTERS - 9)}-{digest}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())
