"""Notebooks, scripts and zips as strangers hand them in, and worse: good ones that were damaged in every way.

An input is named by (seed, number). Every HUGE_EVERY-th tries a limit: of size, depth, number or time.
"""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from functools import cache, partial
from random import Random
from typing import Any

from autograder.intake import archive, script
from fuzz.damage import INTEGERS, WORDS, in_bytes, in_tokens, in_tree
from fuzz.input import REPOSITORY, Input

HANDED_IN = ("examples/class", "assignments")
HUGE_EVERY = 1001  # odd, so that two jobs share them
LONG = 400  # a longer text is a picture in an output, where no damage matters

KEYS = ("cells", "cell_type", "source", "input", "metadata", "worksheets", "nbformat", "autograder", "assignment", "widgets", "outputs", "kernelspec")
TEXTS = (
    "code", "markdown", "raw", "heading", "", " ", "\n", "a = 1\r\nb = 2\r", "def f(x):\n    return x", "\ud83d", "\ude00 x", "\0", "\ufeff", "02_convolution", "x" * 200,
)  # fmt: skip
ATOMS = (None, True, False, 0, 1.5, float("nan"), float("inf"), *INTEGERS, *KEYS, *TEXTS)
TOKENS = (*WORDS, *(json.dumps(word).encode() for word in (*KEYS, *TEXTS)), b"<<<<<<< HEAD\n", b">>>>>>> x\n", b"=======\n")
LINES = (
    "import numpy as np", "from a import b", "def f(x):", "    return x", "class A(B): pass", "# %%", "#%% [markdown]", "# %% title", "# In[3]:", "# In[ ]:", "# <codecell>",
    "# <markdowncell>", "# text", "", "   ", "\t", "'''", '"""', "get_ipython().run_line_magic('matplotlib', 'inline')", "get_ipython().system('ls \\ud800')",
    "get_ipython().run_cell_magic('time', '', 'a\\r\\nb\\x00')", "get_ipython().magic(u'a \\x')", 'get_ipython().system("a", \'b\')', "get_ipython().system(('a', 'b'))",
    "get_ipython().run_line_magic('a', 'b', 'c', 'd')", "get_ipython().system(f('a'))", "get_ipython().system('\\N{DIGIT ONE}\\N{x}')", "get_ipython().system('a' 'b')",
    "get_ipython().system('a')  # b", "    get_ipython().system('')", "get_ipython().system('", "%time f()", "!ls", "{", "[1, 2", "x = 'ü€😀'",
)  # fmt: skip
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "cp1252", "utf-7", "shift-jis", "cp037")
BEGINNINGS = (b"%PDF-", b"\x89PNG\r\n", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xd8\xff", b"<html>", b"<!DOCTYPE html>", b"BM", b"MZ", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBP", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\0", b"\0\0", b" \n")  # fmt: skip


def handed_in(seed: int, number: int) -> Input:
    """Make the input with this number."""
    random = Random(f"notebook {seed} {number}")  # noqa: S311 - no secret
    way = HUGE[number // HUGE_EVERY % len(HUGE)] if number % HUGE_EVERY == 0 else random.choices(WAYS, WEIGHTS)[0]
    suffix, data = way(random)
    return Input(f"{seed}-{number}{suffix}", data)


@cache
def notebooks() -> tuple[bytes, ...]:
    """Good notebooks: those of the class and of the course without their pictures, and some of every old format."""
    return (*map(_short, _files(".ipynb")), *(json.dumps(tree).encode() for tree in _handmade()))


@cache
def scripts() -> tuple[bytes, ...]:
    """Good scripts."""
    return (*_files(".py"), "\n".join(LINES).encode(), b"# %%\na = 1\n# %% [markdown]\n# text\n# %%\nb = 2\n", b"def f(x):\n    return x\n")


@cache
def _files(suffix: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for folder in HANDED_IN for path in sorted((REPOSITORY / folder).rglob(f"*{suffix}")))


def _short(data: bytes) -> bytes:
    """A notebook without its long texts; one that is no JSON is cut."""
    try:
        return json.dumps(_without_long_texts(json.loads(data)), indent=1, ensure_ascii=False).encode()
    except ValueError:
        return data[:4000]


def _without_long_texts(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_long_texts(item) for key, item in node.items()}
    if isinstance(node, list):
        return [_without_long_texts(item) for item in node[:12]]
    return node[:LONG] if isinstance(node, str) else node


def _handmade() -> list[Any]:
    code = {"cell_type": "code", "source": "a = 1", "metadata": {}, "outputs": []}
    lines = {"cell_type": "code", "source": ["def f(x):\n", "    return x"], "metadata": {"tags": ["x"]}}
    text = {"cell_type": "markdown", "source": "# T", "metadata": {}}
    old = {"cell_type": "code", "input": ["a = 1\n", "b"], "language": "python", "collapsed": False}
    odd = {"cell_type": "code", "source": "x", "metadata": [1, None, {"a": float("nan")}]}
    return [
        {"cells": [code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5},
        {"cells": [text, code, lines, odd], "metadata": {"autograder": {"assignment": "02_convolution"}, "kernelspec": {"name": "python3"}}, "nbformat": 4},
        {"cells": [code, {"cell_type": "code", "source": None}, {"cell_type": "code"}, None, 1, {}], "metadata": {"widgets": {"a": 1}, "autograder": []}},
        {"worksheets": [{"cells": [{"cell_type": "heading", "source": "T"}, old]}, {"cells": [old, text]}], "metadata": {"name": "a"}, "nbformat": 3},
        {"worksheets": [{"cells": [old]}, {}, None], "nbformat": 2},
        {"cells": [{"cell_type": "code", "source": "\ud83d\ude00 \ud800\r\n\0"}], "metadata": {"\ud800": "\udc00"}},
    ]


# Damage


def _notebook(random: Random) -> bytes:
    return random.choice(notebooks())


def _suffix(random: Random) -> str:
    return random.choices((".ipynb", ".py", ".txt", "", ".ipynb.txt"), (12, 3, 1, 1, 1))[0]


def _damaged(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5))):
        data = in_bytes(data, random, _notebook(random) if random.randrange(8) == 0 else data)
    return data


def _bytes(random: Random) -> tuple[str, bytes]:
    return _suffix(random), _damaged(_notebook(random), random)


def _tokens(random: Random) -> tuple[str, bytes]:
    return _suffix(random), in_tokens(_notebook(random), random, TOKENS)


def _tree(random: Random) -> tuple[str, bytes]:
    try:
        tree = json.loads(_notebook(random))
    except ValueError:
        tree = {"cells": []}
    data = json.dumps(in_tree(tree, random, atom), ensure_ascii=random.randrange(2) == 0).encode("utf-8", "surrogatepass")
    return _suffix(random), data


def atom(random: Random) -> Any:
    """Any node of a notebook."""
    cell = {"cell_type": "code", "source": random.choice(ATOMS), "metadata": random.choice(ATOMS)}
    return random.choice(([], {}, [[]], [cell], cell, {random.choice(KEYS): random.choice(ATOMS)}, *random.choices(ATOMS, k=6)))


def _encoded(random: Random) -> tuple[str, bytes]:
    """In another encoding than it should be, with other line ends, or behind the first bytes of something else."""
    text = random.choice((*notebooks(), *scripts())).decode("utf-8", "replace")
    data = text.replace("\n", random.choice(("\n", "\r\n", "\r", "\n\0", "\x85", "\u2028"))).encode(random.choice(ENCODINGS), "replace")
    if random.randrange(3) == 0:
        data = random.choice(BEGINNINGS) + data
    return _suffix(random), data if random.randrange(2) else _damaged(data, random)


def _cut(random: Random) -> tuple[str, bytes]:
    """An upload that broke off, with zeros or another notebook for the rest, or a merge that was never finished."""
    data = _notebook(random)
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(data))
    kept = random.choice((data[:at], data, b"".join([*lines[:at], b"<<<<<<< HEAD\n", *lines[at:]]) if at < len(lines) else data))
    return _suffix(random), kept + random.choice((b"", bytes(100), b"\n \t", data[at:], b"}", data, random.randbytes(20)))


def _script(random: Random) -> tuple[str, bytes]:
    data = random.choice(scripts()) if random.randrange(4) == 0 else "\n".join(random.choices(LINES, k=random.randrange(1, 20))).encode()
    return random.choice((".py", ".py", "", ".ipynb")), data if random.randrange(3) == 0 else _damaged(data, random)


def _whole(random: Random) -> tuple[str, bytes]:
    """A real notebook with all its pictures."""
    return ".ipynb", in_bytes(random.choice(_files(".ipynb")), random)


def _zip(random: Random) -> tuple[str, bytes]:
    """A zip with a few wrong bytes, mostly in its tables; now and then under another name."""
    data = _zipped(random)
    for _ in range(random.choice((0, 1, 1, 1, 2))):
        data = _with_wrong_field(data, random) if random.randrange(4) else in_bytes(data, random, data)
    return ".zip" if random.randrange(10) else _suffix(random), data


def _zipped(random: Random, levels: int = 1) -> bytes:
    buffer = io.BytesIO()
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as out:
        warnings.simplefilter("ignore")  # the same name twice
        for _ in range(random.randrange(4)):
            info = zipfile.ZipInfo(
                random.choice(("a.ipynb", "../../a.ipynb", "/a.py", "..", "a/", "a\\b.ipynb", "é.ipynb", "", "C:/a", "x" * 300, "__MACOSX/._a", "./a//b"))
            )
            info.external_attr = random.choice((0, 0o120777 << 16, 0o40755 << 16, 2**32 - 1))
            info.extra = random.choice((b"", b"", b"\x01\x00\x08\x00" + bytes(8), b"\x75\x70\x05\x00\x01aaaa", b"\xff\xff\xff\xff"))
            info.compress_type = out.compression
            with out.open(info, "w", force_zip64=random.randrange(4) == 0) as file:
                file.write(
                    _zipped(random, levels - 1) if levels and random.randrange(4) == 0 else random.choice((_notebook(random)[:2000], b"", bytes(10_000)))
                )
        out.comment = random.choice((b"", b"", b"PK\x05\x06", b"a" * 100))
    return buffer.getvalue()


def _with_wrong_field(data: bytes, random: Random) -> bytes:
    """Put an edge case into one of the tables of a zip."""
    mark = random.choice((b"PK\x01\x02", b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"))
    at = data.find(mark)
    if at < 0:
        return data[:-22] + struct.pack("<4sLQL", b"PK\x06\x07", 0, random.choice(INTEGERS) % 2**64, 1) + data[-22:]
    at += random.randrange(4, 46, 2)
    size = random.choice((1, 2, 4, 8))
    return data[:at] + (random.choice((*INTEGERS, random.getrandbits(64))) % 2 ** (8 * size)).to_bytes(size, "little") + data[at + size :]


def _noise(random: Random) -> tuple[str, bytes]:
    return random.choice((".zip", _suffix(random))), random.choice((*BEGINNINGS, b"{", b'{"cells": [')) + random.randbytes(random.randrange(200))


WAYS: tuple[Callable[[Random], tuple[str, bytes]], ...] = (_bytes, _tokens, _tree, _encoded, _cut, _script, _whole, _zip, _noise)
WEIGHTS = (16, 16, 28, 8, 6, 10, 2, 12, 2)


# What tries a limit

MB = 2**20
_TEXT = b"# " + b"x" * 5000 + b"\nx = 1\n"  # longer than what tells text from anything else
_CELLS = b'{"cells": [{"cell_type": "code", "source": "a"}], "metadata": %b}'


def _repeated(unit: bytes, suffix: str, begin: bytes, end: bytes, random: Random) -> tuple[str, bytes]:
    return suffix, begin + unit * (random.choice((MB // 8, MB, 4 * MB)) // len(unit)) + end


def _json(*units: bytes) -> Callable[[Random], tuple[str, bytes]]:
    """A notebook with a few megabytes of one of these in its metadata."""
    begin, end = (_CELLS % b'{"a": [@ 0]}').split(b"@")
    return lambda random: _repeated(random.choice(units), ".ipynb", begin, end, random)


def _lines(*units: bytes) -> Callable[[Random], tuple[str, bytes]]:
    """A script of a few megabytes of one of these."""
    return lambda random: _repeated(random.choice(units), random.choice((".py", "")), b"def f(): pass\n", b"\n", random)


def _long_call(random: Random) -> tuple[str, bytes]:
    """One call of a magic with far too many arguments, or one that no parser likes."""
    unit = random.choice((b"'a',", b"'a'", b"(", b"[", b"{", b"-", b"not ", b"a.", b"1+", b"1<", b"f(", b"lambda:", b"\\x41", b"{0:", b"f'{", b"a[0]"))
    return _repeated(unit, ".py", b"get_ipython().system(" + random.choice((b"", b"'")), random.choice((b")", b"')", b"1)")) + b"\n", random)


def _deep(random: Random) -> tuple[str, bytes]:
    begin, end = random.choice(((b"[", b"]"), (b'{"a":', b"}")))
    levels = random.choice((100, 300, 330, 480, 500, 900, 985, 990, 995, 1000, 100_000))
    return ".ipynb", _CELLS % (b'{"a": ' + begin * levels + b"1" + end * levels + b"}")


def _many_cells(random: Random) -> tuple[str, bytes]:
    unit = random.choice((b'{"cell_type":"code","source":"a"},', b'{"cell_type":"code","source":[]},', b'{"cell_type":"x"},', b"{},", b"[],"))
    return _repeated(unit, ".ipynb", b'{"cells": [', b'{"cell_type": "code", "source": "b"}]}', random)


def _many_members(random: Random) -> tuple[str, bytes]:
    """A table of contents that lists the same file over and over."""
    count = random.choice((archive.MAX_MEMBERS, archive.MAX_MEMBERS + 1, archive.MAX_DIRECTORY // 47, archive.MAX_DIRECTORY // 47 + 1))
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, *(0,) * 8, 1, *(0,) * 6) + b"a"
    size = len(entry) * count
    return ".zip", entry * count + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count % 2**16, count % 2**16, size, 0, 0)


def _bomb(random: Random) -> tuple[str, bytes]:
    """A file that unpacks to a thousand times its size, and may say that it is small."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))) as out:
        out.writestr("a.ipynb", bytes(random.choice((3, 5, 40)) * MB))
    data = buffer.getvalue()
    return ".zip", data if random.randrange(2) else _with_wrong_field(data, random)


def _many_keys(random: Random) -> tuple[str, bytes]:
    return ".ipynb", _CELLS % (b"{%b}" % b",".join(b'"%x":0' % key for key in range(random.choice((1000, 200_000)))))


HUGE: tuple[Callable[[Random], tuple[str, bytes]], ...] = (
    _deep,
    _json(b'"ab",', b"0.5,", b"1000,", '"é",'.encode(), b'"\\ud800",', b"[],", b'{"a":0},', b'"\\u0000\\r",', b"NaN,", b"9" * 5000 + b","),
    _lines(b"#%%\na\n", b"# In[1]:\n", b"get_ipython().system('a')\n", b'get_ipython().system("\\ud800")\n', b"def f(\n", b"#", b" ", b"\n", b"a\r", b"\0", b"def ", b"%%", b"# %% [md]\n"),
    _long_call,
    _many_cells,
    _many_members,
    _bomb,
    _many_keys,
    partial(_repeated, b'"ab",', ".ipynb", b'{"cells": [{"cell_type": "code", "source": [', b'"c"]}]}'),
    partial(_repeated, b"\xff\xc3\xa9", ".py", _TEXT + b"a = '", b"'\n"),
    partial(_repeated, b"\xd8\0", ".py", b"\xfe\xff" + _TEXT.decode().encode("utf-16-be"), b"\0\n"),
)  # fmt: skip
assert script.MAX_CELLS * 6 < 4 * MB  # so that too many cells occur
