"""What a Linux process can ask for itself: to die with its parent, to give up privileges for good, and to live in namespaces of its own."""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 22, 24, 36, 38
SECCOMP_MODE_FILTER = 2
CAPABILITY_VERSION = 0x20080522
CAPABILITIES = 64  # more than there are; asking for one too many is an error that changes nothing
NEW_MOUNTS, NEW_UTS, NEW_IPC, NEW_USERS, NEW_PIDS, NEW_NETWORK = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000  # CLONE_NEW*
READ_ONLY, NO_SUID, NO_DEVICES, NO_PROGRAMS, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18  # MS_*


def die_with_parent(by: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel to kill this process when its parent ends. Does nothing where there is no such call."""
    if sys.platform == "linux":
        parent = os.getppid()
        _prctl(PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:  # it ended before the kernel knew
            os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose parent ends."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def become(uid: int | None) -> None:
    """Go on as this user (None: as the same one), without any capability or a way to gain one back.

    Needs CAP_SETPCAP, and to become another user CAP_SETUID and CAP_SETGID.
    """
    for capability in range(CAPABILITIES):
        _prctl(PR_CAPBSET_DROP, capability)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    nothing = struct.pack("<IIIIII", *[0] * 6)  # effective, permitted and inheritable, twice 32 of them
    _checked("capset", struct.pack("<Ii", CAPABILITY_VERSION, 0), nothing)


def unshare(namespaces: int) -> None:
    """Leave namespaces for new ones; a new one of processes is for children only. Raises OSError if the kernel refuses."""
    _checked("unshare", namespaces)


def enter(namespace: int, kind: int) -> None:
    """Enter an open namespace; for one of processes, have children enter it."""
    _checked("setns", namespace, kind)


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Mount a file system; raises OSError if the kernel refuses."""
    _checked("mount", source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())


def never_gain_privileges() -> None:
    """No program that is started from here on has more rights than this one."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1)


def filter_calls(program: bytes) -> None:
    """Have the kernel ask a seccomp filter about every system call from now on; raises OSError if it refuses."""
    instructions = ctypes.create_string_buffer(program, len(program))
    if _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))) != 0:
        raise OSError(ctypes.get_errno(), f"seccomp: {os.strerror(ctypes.get_errno())}")


def _checked(call: str, *arguments: object) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), call)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), f"{call}: {os.strerror(ctypes.get_errno())}")


def _prctl(option: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).prctl(option, *arguments, *[0] * (4 - len(arguments))))
