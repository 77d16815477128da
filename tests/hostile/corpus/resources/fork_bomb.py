"""Starts processes without end.

stopped by: limit of processes
unfenced: succeeds
"""

# %%
import os
import signal


def attack():
    born = []
    try:
        while len(born) < 100:  # enough to know that nothing stops it
            born.append(os.posix_spawn("/bin/sleep", ["sleep", "20"], {}))
    finally:
        for child in born:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    return f"{len(born)} processes at a time"
