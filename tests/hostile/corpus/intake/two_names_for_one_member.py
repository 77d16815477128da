"""Packs a member that its zip calls one thing and the table of contents another.

stopped by: damaged zips are refused
unfenced: held
status: ungradable
says: damaged zip
"""


def hand_in(folder, values):
    import io
    import zipfile

    from hostile.attack import HALF, notebook

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("victim.ipynb", notebook([HALF, "def double(x):\n    return x * 2\n"]))
    data = packed.getvalue()
    table = data.index(b"PK\x01\x02")
    (folder / f"{values['CASE']}.zip").write_bytes(data[:table] + data[table:].replace(b"victim.ipynb", b"minemi.ipynb"))
