"""Reads the log of the kernel.

stopped by: seccomp
unfenced: succeeds
"""
# %%
import ctypes

SYSLOG_ACTION_READ_ALL = 3


def attack():
    text = ctypes.create_string_buffer(4096)
    return ctypes.CDLL(None).klogctl(SYSLOG_ACTION_READ_ALL, text, len(text)) > 0
