"""Crashes a child, to have its memory written to disk.

stopped by: limit of core dumps
unfenced: held
"""

# %%
import os
import signal
import sys


def attack():
    program = "import os; os.abort()"
    child = os.posix_spawn(sys.executable, [sys.executable, "-I", "-c", program], {})
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) == signal.SIGABRT and os.WCOREDUMP(status)
