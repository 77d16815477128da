"""Has the kernel work by a ring that no filter of calls sees.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os

IO_URING_SETUP = 425  # on every processor


def attack():
    ring = ctypes.CDLL(None, use_errno=True).syscall(IO_URING_SETUP, 4, ctypes.create_string_buffer(120))
    return ring >= 0 and os.close(ring) is None
