"""Raises its own limits, or finds one that was never set.

stopped by: hard limits
unfenced: held
"""

# %%
import os
import resource

KINDS = ("CPU", "DATA", "FSIZE", "NPROC", "NOFILE", "CORE")


def raised(name):
    kind = getattr(resource, f"RLIMIT_{name}")
    _, hard = resource.getrlimit(kind)
    more = hard + 1 if name == "NOFILE" else resource.RLIM_INFINITY  # nobody has infinitely many descriptors
    try:
        resource.setrlimit(kind, (more, more))
        return True
    except (OSError, ValueError):
        return False


def attack():
    child = os.fork()
    if child == 0:
        try:
            os.setuid(65534)  # root may raise any limit: what counts is who is not
        except OSError:
            pass
        os._exit(sum(raised(name) << place for place, name in enumerate(KINDS)))
    found = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return [name for place, name in enumerate(KINDS) if found >> place & 1]
