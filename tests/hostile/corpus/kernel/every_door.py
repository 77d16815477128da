"""Knocks at every call that a notebook never needs.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import errno
import os
import platform

NUMBERS = {  # of calls that change nothing when all their arguments are -1
    "x86_64": (
        *(29, 30, 64, 101, 103, 154, 155, 159, 161, 164, 165, 166, 172, 173, 175, 176, 179, 227, 240, 248, 249, 250),
        *(272, 298, 300, 303, 304, 308, 310, 311, 312, 313, 319, 320, 321, 323, 425, 426, 427, 429, 431, 432, 438, 442, 447),
    ),
    "aarch64": (
        *(39, 40, 41, 51, 60, 97, 105, 106, 112, 116, 117, 170, 171, 180, 190, 194, 196, 217, 218, 219, 241, 262, 264, 265),
        *(268, 270, 271, 272, 273, 279, 280, 282, 294, 425, 426, 427, 429, 431, 432, 438, 442, 447),
    ),
}[platform.machine()]
X32 = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)


def answers(number):
    return libc.syscall(number, -1, -1, -1, -1, -1, -1) != -1 or ctypes.get_errno() != errno.EPERM


def attack():
    child = os.fork()  # whatever a call does, it does to a child
    if child == 0:
        numbers = NUMBERS + (tuple(X32 | number for number in (39, 165, 272)) if platform.machine() == "x86_64" else ())
        os._exit(min(100, sum(map(answers, numbers))))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
