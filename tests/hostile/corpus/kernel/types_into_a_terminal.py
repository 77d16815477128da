"""Types a command into a terminal, as if somebody sat at it.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import fcntl
import os
import pty
import select

TIOCSTI = 0x5412


def attack():
    child, terminal = pty.fork()
    if child == 0:
        try:
            for letter in "echo typed\n":
                fcntl.ioctl(0, TIOCSTI, letter.encode())
        finally:
            os._exit(0)
    try:
        ready, _, _ = select.select([terminal], [], [], 2)
        return os.read(terminal, 100) if ready else None
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
