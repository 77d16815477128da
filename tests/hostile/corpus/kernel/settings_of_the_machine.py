"""Changes settings of the machine, to what they are.

stopped by: no capabilities
unfenced: succeeds
"""

# %%
import os
import socket


def attack():
    changed = []
    for name in ("kernel/core_pattern", "kernel/randomize_va_space", "vm/overcommit_memory", "kernel/hostname", "user/max_user_namespaces"):
        try:
            with open(f"/proc/sys/{name}", "r+") as setting:
                value = setting.read()
                setting.seek(0)
                setting.write(value)
            changed.append(name)
        except OSError:
            pass
    for call, argument in ((socket.sethostname, socket.gethostname()), (os.close, try_open("/proc/sysrq-trigger"))):
        try:
            call(argument)
            changed.append(call.__name__)
        except OSError:
            pass
    return changed


def try_open(path):
    try:
        return os.open(path, os.O_WRONLY)  # open, and no letter written: "b" would boot the machine
    except OSError:
        return -1
