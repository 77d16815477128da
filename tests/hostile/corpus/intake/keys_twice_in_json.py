"""Gives every key twice: one notebook for people, another for the grader.

stopped by: intake
unfenced: held
says: expected
"""


def hand_in(folder, values):
    import json

    from hostile.attack import HALF, notebook

    honest = [HALF, "def double(x):\n    return x * 2\n"]
    first, second = (json.loads(notebook(cells)) for cells in (honest, [HALF, "def double(x):\n    return 2\n"]))
    twice = f'"cells": {json.dumps(first["cells"])}, "cells": {json.dumps(second["cells"])}'.replace('"cell_type": "code"', '"cell_type": "markdown", "cell_type": "code"')
    (folder / f"{values['CASE']}.ipynb").write_text(f'{{{twice}, "metadata": {{"a": 1}}, "metadata": {{}}, "nbformat": 4}}')
