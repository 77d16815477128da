"""Starts programs that run as root, whoever starts them.

stopped by: no new privileges
unfenced: succeeds
"""

# %%
import os
import shutil
import stat
import subprocess
import time


def attack():
    for name in ("su", "newgrp", "passwd", "chsh", "sudo", "pkexec"):
        path = shutil.which(name, path="/usr/bin:/bin")
        if path is None or not os.stat(path).st_mode & stat.S_ISUID:
            continue
        with subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
            try:
                time.sleep(0.1)
                status = dict(line.split(":\t", 1) for line in open(f"/proc/{program.pid}/status") if ":\t" in line)
                if status["Uid"].split()[1] == "0":
                    return name
            finally:
                program.kill()
