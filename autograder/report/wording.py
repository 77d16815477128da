"""The words of the pages: verdicts, statuses, numbers, and the text of strangers made harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from autograder.outcome import Verdict
from autograder.settings import Isolation

SHOWN_CHARACTERS = 4000  # more than any message needs; a page stays a page whatever a student prints
COMBINING_MARKS = 4  # more of them on one letter only serve to paint over the lines above
TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours and cursor moves
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # window titles and links
)
JOINERS = "\u200c\u200d"  # invisible, but Persian names and many emoji are spelt with them


@dataclass(frozen=True, slots=True)
class Words:
    """How one state is shown: a word and an icon always, a colour besides."""

    word: str
    icon: str  # a symbol of templates/icons.html.j2
    tone: str  # a class of templates/style.css
    advice: str = ""


VERDICTS: Mapping[Verdict, Words] = {
    Verdict.PASSED: Words("passed", "check", "good"),
    Verdict.FAILED: Words("failed", "cross", "bad"),
    Verdict.NOT_ATTEMPTED: Words("not attempted", "circle", "quiet", "Not filled in yet. That is not wrong, only open: these points are still there to earn."),
    Verdict.CRASHED: Words(
        "crashed",
        "bolt",
        "bad",
        "Your function stopped with an error before it gave an answer. Make the same call in your notebook and read the last line of the error first.",
    ),
    Verdict.TIMED_OUT: Words(
        "timed out",
        "clock",
        "warn",
        "Your function did not answer in time. Try it on a tiny input, and look for a loop that never ends or for work that is done again and again.",
    ),
    Verdict.SKIPPED: Words("skipped", "skip", "quiet", "Not run, because a check that it builds on failed. Mend that one first, and this one will run."),
    Verdict.UNDECIDED: Words("undecided", "question", "warn", "The grader could not decide this one. A person will look at it; you need not do anything."),
    Verdict.TAMPERED: Words(
        "tampered",
        "alert",
        "bad",
        "Something in the notebook interfered with the grading, so no points are given here. Take out code that replaces parts of Python, NumPy or Keras, "
        "and hand in again; if you know of no such code, talk to your instructor.",
    ),
    Verdict.GRADER_ERROR: Words(
        "grader error",
        "wrench",
        "warn",
        "The grader itself broke down here. That is our fault, not yours: your instructor has been told, and these points are not final.",
    ),
}

STATUSES: Mapping[str, Words] = {
    "graded": Words("graded", "check", "good"),
    "ungradable": Words("ungradable", "alert", "warn"),
    "error": Words("error of the grader", "wrench", "bad"),
}

ISOLATIONS: Mapping[Isolation, Words] = {
    Isolation.FULL: Words("full", "check", "good"),
    Isolation.PARTIAL: Words("partial", "alert", "warn", "some of the walls around the student's code did not hold when the grader tried them"),
    Isolation.NONE: Words("none", "alert", "bad", "there was no wall around the student's code"),
}

# What no student can mend; such points are not final.
NOT_THE_STUDENTS = (Verdict.GRADER_ERROR, Verdict.UNDECIDED)

# What asks for a person, the most urgent first.
NEEDS_A_PERSON = (Verdict.TAMPERED, Verdict.GRADER_ERROR, Verdict.UNDECIDED)


def shown(value: object) -> object:
    """Make a stranger's text harmless to look at.

    Terminal escapes are taken out; every other invisible character, such as one that turns the direction
    of writing, is spelt out. The pages pass all they print through here, so that no template can forget it;
    escaping HTML is left to the templates' autoescape.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = TERMINAL.sub("", value.replace("\r\n", "\n"))
    if len(text) > SHOWN_CHARACTERS:
        text = f"{text[:SHOWN_CHARACTERS]} ... ({len(text) - SHOWN_CHARACTERS} more characters)"
    return "".join(map(_spelt_out, _without_piles(text)))


def excerpt(text: str, characters: int = 160) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(str(shown(text)).split())
    return line if len(line) <= characters else f"{line[:characters].rstrip()} ..."


def points(value: float) -> str:
    """Points as a person writes them: 12, 0.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def counted(number: float, noun: str, plural: str = "") -> str:
    """A number with its noun: 1 point, 3 points."""
    return f"{points(number)} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share as a whole percentage; 100 % and 0 % only if it is exactly that."""
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "less than 1 %"
    return "more than 99 %" if rounded == 100 and share < 1 else f"{rounded} %"


def sentence(name: str) -> str:
    """Words from a name in code: `test_rounds_down` says "Rounds down"."""
    words = " ".join(name.removeprefix("test_").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def moment(timestamp: str) -> str:
    """A time as a person writes it, or the text itself if it is none."""
    try:
        when = datetime.fromisoformat(timestamp).astimezone(UTC)
    except ValueError:
        return timestamp
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def _without_piles(text: str) -> str:
    kept, pile = [], 0
    for character in text:
        pile = pile + 1 if unicodedata.combining(character) else 0
        if pile <= COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)


def _spelt_out(character: str) -> str:
    if character in "\n\t" or character in JOINERS:
        return character
    if character < " ":
        return chr(ord("\N{SYMBOL FOR NULL}") + ord(character))  # the picture of the control character, such as ␛
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return f"[U+{ord(character):04X}]" if hidden else character
