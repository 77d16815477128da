"""Slows another program down, and has it killed first.

stopped by: pid namespace
unfenced: succeeds
"""

# %%
import os
import resource


def slow():
    os.setpriority(os.PRIO_PROCESS, VICTIM, 19)
    return os.getpriority(os.PRIO_PROCESS, VICTIM) == 19


def bind():
    one = {min(os.sched_getaffinity(VICTIM))}
    os.sched_setaffinity(VICTIM, one)
    return os.sched_getaffinity(VICTIM) == one


def limit():
    resource.prlimit(VICTIM, resource.RLIMIT_NOFILE, (16, 16))
    return resource.prlimit(VICTIM, resource.RLIMIT_NOFILE) == (16, 16)


def doom():
    return os.write(os.open(f"/proc/{VICTIM}/oom_score_adj", os.O_WRONLY), b"1000") > 0


def attack():
    done = []
    for way in (slow, bind, limit, doom):
        try:
            done += [way.__name__] * way()
        except OSError:
            pass
    return done
