"""Piles a hundred accents on a letter of its name, to paint over the lines above.

stopped by: safe names
unfenced: held
submission: ź́́́́
"""


def hand_in(folder, values):
    from hostile.attack import HALF, notebook

    (folder / ("z" + "\u0301" * 100 + ".ipynb")).write_text(notebook([HALF, "def double(x):\n    return 2\n"]))
