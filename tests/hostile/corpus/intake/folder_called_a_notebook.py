"""Hands in a folder that is called like a notebook, and like a zip.

stopped by: intake
unfenced: held
submission: work-in-a-folder
"""


def hand_in(folder, values):
    from hostile.attack import HALF, notebook

    inner = folder / "results.zip" / "notebook.ipynb"
    inner.mkdir(parents=True)
    (inner / "work in a folder.ipynb").write_text(notebook([HALF, "def double(x):\n    return 2\n"]))
