"""Leaves code at all places where Python and IPython look when they start.

stopped by: fresh home folder
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""
# %%
import builtins
import os
import site

PLANT = "import builtins\nbuiltins.planted = True\n"
HOME, USER_SITE = os.path.expanduser("~"), site.getusersitepackages()


def attack():
    if hasattr(builtins, "planted"):
        return True
    for path in (
        f"{USER_SITE}/sitecustomize.py",
        f"{USER_SITE}/usercustomize.py",
        f"{HOME}/.ipython/profile_default/startup/00-plant.py",
        f"{HOME}/.ipython/profile_default/ipython_config.py",
        f"{HOME}/.config/matplotlib/matplotlibrc.py",
        f"{HOME}/.pythonrc.py",
        *(f"{folder}/{name}" for folder in (".", "..") for name in ("sitecustomize.py", "google/__init__.py", "docrepr.py")),
    ):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "w") as file:
            file.write(PLANT)
    with open(f"{USER_SITE}/plant.pth", "w") as file:
        file.write("import builtins; builtins.planted = True\n")
    os.environ.update(PYTHONSTARTUP=f"{HOME}/.pythonrc.py", PYTHONPATH=os.getcwd(), PYTHONUSERBASE=site.getuserbase())
    os._exit(1)  # a first death is not held against anybody: the call is made again
