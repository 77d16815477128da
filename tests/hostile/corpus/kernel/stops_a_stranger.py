"""Stops another program by a descriptor of it.

stopped by: pid namespace
unfenced: succeeds
"""

# %%
import os
import signal


def attack():
    stranger = os.pidfd_open(VICTIM)
    signal.pidfd_send_signal(stranger, signal.SIGSTOP)
    return True
