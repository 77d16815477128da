"""Takes more than its share of the processor.

stopped by: no capabilities
unfenced: succeeds
"""

# %%
import os


def first():
    return os.nice(-10) < 0


def real_time():
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    return os.sched_getscheduler(0) == os.SCHED_FIFO


def last_to_die():
    return os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-1000") > 0


def attack():
    child = os.fork()
    if child == 0:
        taken = 0
        for way in (first, real_time, last_to_die):
            try:
                taken += way()
            except OSError:
                pass
        os._exit(taken)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
