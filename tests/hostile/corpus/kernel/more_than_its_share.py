"""Takes more than its share of the processor, and makes itself the last to be killed.

stopped by: no capabilities
unfenced: succeeds
"""
# %%
import os


def attack():
    taken = []
    child = os.fork()
    if child == 0:
        tries = (
            lambda: os.nice(-10),
            lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)),
            lambda: os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-1000"),
        )
        for number, attempt in enumerate(tries):
            try:
                attempt()
                taken.append(number)
            except OSError:
                pass
        os._exit(len(taken))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
