"""Is a zip for one reader and a notebook with other answers for the next.

stopped by: intake
unfenced: held
submission: both_at_once
says: text after the end of the notebook was ignored
"""


def hand_in(folder, values):
    import io
    import zipfile

    from hostile.attack import HALF, notebook

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("right.ipynb", notebook([HALF, "def double(x):\n    return x * 2\n"]))
    (folder / "both_at_once.ipynb").write_bytes(notebook([HALF, "def double(x):\n    return 2\n"]).encode() + packed.getvalue())
