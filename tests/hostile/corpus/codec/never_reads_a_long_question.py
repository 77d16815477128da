"""Does not read a long question, so that the grader waits.

stopped by: time of a cell
unfenced: held
verdict: not_attempted
says: cell 3 was left out: it was stopped after
"""

from hostile.attack import notebook

DEAF = """
from autograder.worker.channel import Channel

read = Channel.read

def deaf(channel, size):
    while size > 1 << 20:
        pass
    return read(channel, size)

Channel.read = deaf
"""
ANSWERS = """
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2
"""


def hand_in(folder, values):
    cells = [DEAF, ANSWERS, f"LONG = {'x' * 3_000_000!r}"]
    (folder / f"{values['CASE']}.ipynb").write_text(notebook(cells))
