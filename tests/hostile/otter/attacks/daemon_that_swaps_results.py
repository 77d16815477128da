"""Leaves a daemon behind that waits for the results and swaps them.

stopped by: pid namespace; the worker's whole tree is ended
unfenced: held
earns: 0
"""

import glob
import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for _ in range(3000):
            for path in glob.glob("/var/tmp/hostile-*/results/**/*.json", recursive=True) + glob.glob("**/results.json", recursive=True):
                with open(path, "w") as file:
                    file.write('{"score": 10}')
            time.sleep(0.01)
    os._exit(0)
