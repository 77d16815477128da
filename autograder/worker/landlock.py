"""Landlock: a process gives up all files but those it names, for itself and all that it starts.

Constants and structures: the kernel's `include/uapi/linux/landlock.h`; the numbers of the calls are the same on all processors.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION, RULE_PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
READ = EXECUTE | READ_FILE | READ_DIR
MAKE_DEVICES = 1 << 6 | 1 << 11  # character and block devices
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
# How many rights over files the kernel knows, by the version of its interface.
RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
RIGHTS_NOW = 16  # from version 5 on; what later ones add is about networks and signals
TCP = 0b11  # bind and connect; from version 4 on
SCOPES = 0b11  # abstract unix sockets and signals of other programs; from version 6 on


def version() -> int:
    """The version of Landlock's interface that the kernel has; 0 if it has none, or may not be asked."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(CREATE_RULESET, None, ctypes.c_size_t(0), ASK_VERSION))


def restrict(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Keep to these files and folders from now on; needs no-new-privileges. Raises OSError if the kernel refuses."""
    known = version()
    rights = (1 << RIGHTS.get(known, RIGHTS_NOW)) - 1
    wanted = struct.pack("<QQQ", rights, TCP if known >= 4 else 0, SCOPES if known >= 6 else 0)
    ruleset = _checked(CREATE_RULESET, wanted, ctypes.c_size_t(8 if known < 4 else 16 if known < 6 else 24), 0)
    for path in readable:
        _allow(ruleset, path, rights & READ)
    for path in writable:
        _allow(ruleset, path, rights & ~MAKE_DEVICES)
    _checked(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    with contextlib.suppress(FileNotFoundError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        if not os.path.isdir(path):
            rights &= OF_A_FILE
        _checked(ADD_RULE, ruleset, RULE_PATH_BENEATH, struct.pack("<Qi", rights, place), 0)
        os.close(place)


def _checked(number: int, *arguments: object) -> int:
    result = _call(number, *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), f"Landlock: {os.strerror(ctypes.get_errno())}")
    return result


def _call(number: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).syscall(number, *arguments))
