"""The system calls that a notebook never needs, as a seccomp filter (classic BPF).

Namespaces hide files, processes and networks; this takes away the calls by which code leaves them, or reaches parts of
the kernel that have no place in a notebook. Calls are denied with an errno, so that a library which only asks goes on.
Numbers: the kernel's `arch/x86/entry/syscalls/syscall_64.tbl` and `include/uapi/asm-generic/unistd.h`.
"""

from __future__ import annotations

import errno
import platform
import struct
from dataclasses import dataclass

LOAD_WORD, AND, JUMP_EQUAL, JUMP_GREATER_EQUAL, JUMP_SET, RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
KILL, ALLOW, ERRNO = 0x80000000, 0x7FFF0000, 0x00050000
OFFSET_NUMBER, OFFSET_ARCH, OFFSET_ARG0, OFFSET_ARG1, OFFSET_ARG2 = 0, 4, 16, 24, 32  # struct seccomp_data, little endian
X32_BIT = 0x40000000
NAMESPACES = 0x7E020080  # CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
AF_UNIX = 1  # no internet (there is no network, but sockets take memory), netlink, packet, vsock, alg ...
SOCK_STREAM, SOCKET_TYPES = 1, 0xF  # the rest of a socket's type are flags
PR_SET_PDEATHSIG = 1  # a worker may not call off its death with the grader
# fcntl: the size of a pipe, which is memory of nobody; leases and notifications, which hold up whoever opens a file of the same user's
F_SETPIPE_SZ, F_SETLEASE, F_NOTIFY = 1031, 1024, 1026
SOL_SOCKET, SNDBUF = 1, (7, 32)  # what fills a socket or a pipe is memory of no process; they keep their usual size
TERMINAL_INJECTION = (0x5412, 0x541C)  # ioctl TIOCSTI, TIOCLINUX

# name: (x86_64, aarch64); None where an architecture lacks the call
DENIED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_tree_attr": (467, 467),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "syslog": (103, 116),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "ioperm": (173, None),
    "iopl": (172, None),
    "modify_ldt": (154, None),
    "vhangup": (153, 58),
    # memory that belongs to no process, which no limit of processes would see
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
}

# Denied as well where no namespace hides other programs: what reaches them, or files, past Landlock.
DENIED_ALONE: dict[str, tuple[int | None, int | None]] = {
    "connect": (42, 203),
    "truncate": (76, 45),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    "shmctl": (31, 195),
    "semop": (65, 193),
    "semtimedop": (220, 192),
    "semctl": (66, 191),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
}
# Landlock does not look at these. They do nothing and say that they did, for libraries that copy files call them.
PRETENDED_ALONE: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setaffinity": (203, 122),
    "sched_setattr": (314, 274),
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """What differs between processors."""

    audit: int  # AUDIT_ARCH_*
    column: int  # in DENIED
    clone: int
    clone3: int
    socket: int
    socketpair: int
    setsockopt: int
    ioctl: int
    fcntl: int
    prlimit: int
    prctl: int
    x32: bool


ARCHITECTURES = {
    "x86_64": Architecture(
        audit=0xC000003E, column=0, clone=56, clone3=435, socket=41, socketpair=53, setsockopt=54, ioctl=16, fcntl=72, prlimit=302, prctl=157, x32=True
    ),
    "aarch64": Architecture(
        audit=0xC00000B7, column=1, clone=220, clone3=435, socket=198, socketpair=199, setsockopt=208, ioctl=29, fcntl=25, prlimit=261, prctl=167, x32=False
    ),
}


def program(machine: str = platform.machine(), *, alone: bool = False) -> bytes | None:
    """The filter for a machine as the kernel and bwrap read it; None for a processor that has no table here.

    `alone`: for a worker that shares its processes, sockets and files' owners with other programs.
    """
    arch = ARCHITECTURES.get(machine)
    if arch is None:
        return None
    code = [_load(OFFSET_ARCH), _if_equal(arch.audit, skip=1), _return(KILL), _load(OFFSET_NUMBER)]
    if arch.x32:
        code += [(JUMP_GREATER_EQUAL, 0, 1, X32_BIT), _fail(errno.EPERM)]
    code += _always(arch, DENIED, errno.EPERM)
    if alone:
        code += [*_always(arch, DENIED_ALONE, errno.EPERM), *_always(arch, PRETENDED_ALONE, 0)]
        # Of pairs only streams: others can send to any socket that has a name.
        others = [_load(OFFSET_ARG1), (AND, 0, 0, SOCKET_TYPES), _if_equal(SOCK_STREAM, skip=1), _fail(errno.EPERM), _load(OFFSET_NUMBER)]
        code += _when(arch.socketpair, others)
        code += _when(arch.prlimit, [_load(OFFSET_ARG0), _if_equal(0, skip=1), _fail(errno.EPERM), _return(ALLOW)])
    code += _when(arch.clone3, [_fail(errno.ENOSYS)])  # glibc then uses clone, whose flags can be seen
    code += _when(arch.clone, [_load(OFFSET_ARG0), (JUMP_SET, 0, 1, NAMESPACES), _fail(errno.EPERM), _return(ALLOW)])
    unix_only = [_load(OFFSET_ARG0), _if_equal(AF_UNIX, skip=1), _fail(errno.EAFNOSUPPORT), _return(ALLOW)]
    code += _when(arch.socket, [_fail(errno.EPERM)] if alone else unix_only)
    code += _when(arch.socketpair, unix_only)
    larger = [_if_equal(option, skip=len(SNDBUF) - index) for index, option in enumerate(SNDBUF)]
    of_sockets = [_load(OFFSET_ARG1), _if_equal(SOL_SOCKET, skip=1), _return(ALLOW), _load(OFFSET_ARG2)]
    code += _when(arch.setsockopt, [*of_sockets, *larger, _return(ALLOW), _fail(0)])
    code += _when(arch.fcntl, [_load(OFFSET_ARG1), *_any_of(F_SETPIPE_SZ, F_SETLEASE, F_NOTIFY), _return(ALLOW), _fail(errno.EPERM)])
    code += _when(arch.ioctl, [_load(OFFSET_ARG1), *_any_of(*TERMINAL_INJECTION), _return(ALLOW), _fail(errno.EPERM)])
    code += _when(arch.prctl, [_load(OFFSET_ARG0), _unless_equal(PR_SET_PDEATHSIG, skip=1), _fail(errno.EPERM), _return(ALLOW)])
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in [*code, _return(ALLOW)])


Instruction = tuple[int, int, int, int]


def _always(arch: Architecture, calls: dict[str, tuple[int | None, int | None]], number: int) -> list[Instruction]:
    """Give these calls an errno, whatever their arguments."""
    known = [call for numbers in calls.values() if (call := numbers[arch.column]) is not None]
    return [instruction for call in known for instruction in _when(call, [_fail(number)])]


def _when(call: int, then: list[Instruction]) -> list[Instruction]:
    """Decide about one call; `then` ends with a decision in every case."""
    return [_unless_equal(call, skip=len(then)), *then]


def _load(offset: int) -> Instruction:
    return (LOAD_WORD, 0, 0, offset)


def _if_equal(value: int, *, skip: int) -> Instruction:
    return (JUMP_EQUAL, skip, 0, value)


def _any_of(*values: int) -> list[Instruction]:
    """Skip the instruction that follows these for any of the values."""
    return [_if_equal(value, skip=len(values) - index) for index, value in enumerate(values)]


def _unless_equal(value: int, *, skip: int) -> Instruction:
    return (JUMP_EQUAL, 0, skip, value)


def _return(action: int) -> Instruction:
    return (RETURN, 0, 0, action)


def _fail(number: int) -> Instruction:
    return _return(ERRNO | number)
