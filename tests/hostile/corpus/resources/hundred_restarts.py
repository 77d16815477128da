"""Kills its process in each of a hundred cells.

stopped by: limit of restarts
unfenced: held
earns: 0
verdict: crashed
says: stopped its Python process 12 times; it was not started again
"""

from hostile.attack import notebook

ANSWERS = """
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2

def double(x):
    return x * 2
"""


def hand_in(folder, values):
    cells = [ANSWERS, *["import os\nos._exit(1)"] * 100]
    (folder / f"{values['CASE']}.ipynb").write_text(notebook(cells))
