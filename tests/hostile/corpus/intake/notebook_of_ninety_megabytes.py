"""Packs a notebook of ninety megabytes into ninety kilobytes.

stopped by: size of a notebook
unfenced: held
status: ungradable
says: larger than 8 MB
"""


def hand_in(folder, values):
    import zipfile

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{values['CASE']}.ipynb", b"[" * (90 << 20))
