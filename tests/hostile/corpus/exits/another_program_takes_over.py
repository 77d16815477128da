"""Becomes another program that keeps the channel and claims points.

stopped by: frame checks
unfenced: held
verdict: tampered
says: the notebook sent the grader a forged message
"""

# %%
import os
import stat
import sys

PROGRAM = """
import json, os, struct, sys, time
head = json.dumps({"id": sys.argv[2], "returned": None, "passed": True, "score": 10}).encode()
os.write(int(sys.argv[1]), struct.pack("<II", len(head), 0) + head)
time.sleep(60)
"""


def attack():
    frame = sys._getframe()
    while frame.f_code.co_name != "work":
        frame = frame.f_back
    channel = next(number for number in range(3, 64) if is_socket(number))
    os.set_inheritable(channel, True)
    os.execv(sys.executable, [sys.executable, "-I", "-c", PROGRAM, str(channel), frame.f_locals["request"]["id"]])


def is_socket(number):
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False
