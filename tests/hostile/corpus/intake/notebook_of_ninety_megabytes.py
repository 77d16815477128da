"""Hands in notebooks that are too large, packed and as a file with holes.

stopped by: size of a notebook
unfenced: held
status: ungradable
says: larger than 8 MB
also: holes
"""


def hand_in(folder, values):
    import os
    import zipfile

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{values['CASE']}.ipynb", b"[" * (90 << 20))
    (folder / "holes.ipynb").write_bytes(b"{")
    os.truncate(folder / "holes.ipynb", 500 << 30)
