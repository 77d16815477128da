"""Uses names of devices, of bytes that are no text, and without an end.

stopped by: safe names
unfenced: held
submission: _con
also: submission rf صلى-الله-عليه-وسلمصلى-الله-عليه-وسلمصلى-الله-عليه-وسلمصلى-الله-عليه-وسلمصلى-الله
"""


def hand_in(folder, values):
    import os

    from hostile.attack import HALF, notebook

    text = notebook([HALF, "def double(x):\n    return 2\n"])
    names = [b"con", b"\xff\xfe\x80", b"...", "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}".encode() * 80, b"-rf"]
    (folder / "strange").mkdir()
    for name in names:
        with open(os.fsencode(folder) + b"/strange/" + name[:249] + b".ipynb", "w") as file:
            file.write(text)
