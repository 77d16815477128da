"""Hands in a file whose name holds codes for the terminal and markup.

unfenced: held
submission: 31m-img-src-x-id-hostile-mark
status: ungradable
"""


def hand_in(folder, values):
    (folder / "\x1b[31m<img src=x id=hostile-mark>.ipynb").write_text("{}")
