"""Names a zip's members with markup, codes for a terminal and line ends.

stopped by: safe names
unfenced: held
submission: img-src-x-id-hostile-mark
also: 1-1-hostile-mark-2J
"""


def hand_in(folder, values):
    import zipfile

    from hostile.attack import HALF, notebook

    with zipfile.ZipFile(folder / "codes.zip", "w") as archive:
        for name in ("<img src=x id=hostile-mark>", "=1+1\n+hostile-mark\x1b[2J"):
            archive.writestr(f"{name}.ipynb", notebook([HALF, "def double(x):\n    return 2\n"]))
        archive.writestr("=1+1\n<script id=hostile-mark>\x1b[2J\x9b31m\u202e.<img src=x id=hostile-mark>", "an ending of its own")
        archive.writestr("\x1b]0;owned\x07.zip", b"PK\x05\x06" + bytes(18))
