"""Text out of bytes, whatever wrote them."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes) -> tuple[str, list[str]]:
    """Turn bytes into text with the line ends of Unix; the list says in sentences what had to be guessed or replaced."""
    text, repairs = _decoded(data)
    return with_plain_newlines(text), repairs


def with_plain_newlines(text: str) -> str:
    """Replace the line ends of Windows and of the old Mac."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def without_surrogates(text: str) -> str:
    """Replace halves of characters, which no file can hold; two halves side by side become their character."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            return text, ["the file began with a byte order mark"] if name == "utf-8" else [_was(name)]
    if wide := _wide(data):
        return data.decode(wide, "replace"), [_was(wide)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _not_quite_utf8(data)


def _was(name: str) -> str:
    return f"the file was {name[:6].upper()}"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: a notebook or a script begins with a character of ASCII."""
    if len(data) < 4 or data[:2] == b"\0\0":
        return None
    if data[1] == 0 and data[0] != 0 and data[3] == 0:
        return "utf-16-le"
    return "utf-16-be" if data[0] == 0 and data[1] != 0 and data[2] == 0 else None


def _not_quite_utf8(data: bytes) -> tuple[str, list[str]]:
    """Take text with some UTF-8 letters for damaged UTF-8, and text with none for Latin-1."""
    text = data.decode("utf-8", "replace")
    if all(character < "\x80" or character == "\ufffd" for character in text):
        return data.decode("cp1252", "replace"), ["the file was Latin-1"]
    return text, ["bytes that are not UTF-8 were replaced"]
