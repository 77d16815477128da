"""Does not end: threads, exit handlers and children sleep.

stopped by: everything is killed
unfenced: held
"""

# %%
import atexit
import os
import signal
import subprocess
import threading
import time


def attack():
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)
    atexit.register(time.sleep, 60)
    threading.Thread(target=time.sleep, args=(60,), daemon=False).start()
    subprocess.Popen(["sleep", "60"])
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
