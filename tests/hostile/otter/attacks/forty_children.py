"""Starts forty detached children that stay.

stopped by: limit of processes; the worker's whole tree is ended
unfenced: held
earns: 0
"""

import os
import time

for _ in range(40):
    try:
        if os.fork() == 0:
            os.setsid()
            time.sleep(3600)
            os._exit(0)
    except OSError:
        break
