"""Sets the machine's clock, to the speed that it has.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes

ADJ_TICK = 0x4000
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    clock = ctypes.create_string_buffer(208)  # struct timex; its first word says what is to be changed: nothing
    if libc.adjtimex(clock) < 0:
        return None
    clock[0:4] = ADJ_TICK.to_bytes(4, "little")
    return libc.adjtimex(clock) >= 0 and "set"
