"""Makes system calls by their numbers for 32 bits.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import mmap
import os
import platform

PTRACE_32, TRACEME = 26, 0
# push rbx; mov eax, PTRACE_32; mov ebx, TRACEME; int 0x80; pop rbx; ret
CODE = b"\x53\xb8" + PTRACE_32.to_bytes(4, "little") + b"\xbb" + TRACEME.to_bytes(4, "little") + b"\xcd\x80\x5b\xc3"


def attack():
    if platform.machine() != "x86_64":
        return None
    memory = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(CODE)
    call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    child = os.fork()
    if child == 0:
        os._exit(7 if call() == 0 else 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
