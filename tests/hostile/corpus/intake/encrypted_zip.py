"""Packs a notebook so that only a password opens it.

stopped by: intake
unfenced: held
status: ungradable
says: encrypted
"""


def hand_in(folder, values):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{values['CASE']}.ipynb", "{}")
    data = bytearray(packed.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (folder / f"{values['CASE']}.zip").write_bytes(data)
