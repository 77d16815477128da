"""Turns the direction of its name, so that it looks like another file.

stopped by: safe names
unfenced: held
submission: gnp.bpyni.-vic-tim
"""


def hand_in(folder, values):
    from hostile.attack import HALF, notebook

    (folder / "\u202egnp.bpyni.\u2066vic\u200btim\u2069.ipynb").write_text(notebook([HALF, "def double(x):\n    return 2\n"]))
