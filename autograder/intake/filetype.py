"""What a file is that is no notebook, in the words of the person who handed it in."""

from __future__ import annotations

import re

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x89HDF\r\n", "an HDF5 file, such as a saved Keras model"),
    (b"\x93NUMPY", "a saved NumPy array"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint document"),
    (b"{\\rtf", "a rich text document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\0\x05\x16\x07", "a macOS side file (its name starts with '._')"),
    (b"bplist00", "a macOS property list"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"[InternetShortcut]", "a link to a web page"),
    (b"version https://git-lfs.github.com/", "a Git LFS pointer without the file itself"),
)
_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/document", "a Word document"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"vnd.oasis.opendocument", "an OpenDocument file"),
    (b"Index/Document.iwa", "an Apple Pages, Numbers or Keynote document"),
    (b"model.weights.h5", "a saved Keras model"),
)
_INSIDE_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a sound", b"AVI ": "a video"}
_LIKELY_TEXT = (b"BM", b"MZ", b"BZh", b"GIF8")  # short beginnings, which a script may have as well
_MARKUP = re.compile(rb"<[a-z!?][^>]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_PROBE = 4096


def kind_of(data: bytes) -> str | None:
    """Name the kind of file by its first bytes, such as "a PDF"; None for text and for what is not known."""
    start = data[:_PROBE].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n") if data[:3] != b"\xff\xd8\xff" else data[:_PROBE]
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in _INSIDE_ZIP if mark in data), "a zip archive")
    if start[:2] == b"\0\0" and start[4:8] == b"ftyp":
        return "a HEIC picture" if start[8:11] in (b"hei", b"hev", b"mif", b"msf") else "a video"
    if start.startswith(b"RIFF") and start[8:12] in _INSIDE_RIFF:
        return _INSIDE_RIFF[start[8:12]]
    found = next(((mark, kind) for mark, kind in _BEGINNINGS if start.startswith(mark)), None)
    if found and (found[0] not in _LIKELY_TEXT or is_binary(start.decode("latin-1"))):
        return found[1]
    return _markup(start.replace(b"\0", b""))


def is_binary(text: str) -> bool:
    """Whether decoded text holds so many control characters that it never was text."""
    start = text[:_PROBE]
    return len(_CONTROL.findall(start)) * 50 > len(start)


def _markup(start: bytes) -> str | None:
    tag = _MARKUP.match(start)
    if not tag:
        return None
    lower = start.lower()
    if b"<html" in lower or b"<!doctype html" in lower:
        return "an HTML page"
    if b"<svg" in lower:
        return "an SVG picture"
    return "an XML file" if lower.startswith(b"<?xml") else "an HTML page"
