"""Packs zips into zips, further down than anybody looks.

stopped by: intake
unfenced: held
status: ungradable
says: more than 2 zips deep
"""


def hand_in(folder, values):
    import io
    import zipfile

    inner, name = b"", "work.ipynb"
    for _ in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, inner)
        inner, name = packed.getvalue(), f"{values['CASE']}.zip"
    (folder / name).write_bytes(inner)
