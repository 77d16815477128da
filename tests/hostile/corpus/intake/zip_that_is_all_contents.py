"""Gives a zip of one file a table of contents of nine megabytes.

stopped by: limits of zips
unfenced: held
status: ungradable
says: more than 10,000 files
"""


def hand_in(folder, values):
    import io
    import struct
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "")
    data, number = packed.getvalue(), 150
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = bytearray(data[start:end])
    extra = struct.pack("<HH", 0xCAFE, 65_000) + bytes(65_000)
    entry[30:32] = len(extra).to_bytes(2, "little")
    entries, count = bytes(entry + extra) * number, number.to_bytes(2, "little")
    tail = data[end : end + 8] + count + count + len(entries).to_bytes(4, "little") + data[end + 16 :]
    (folder / f"{values['CASE']}.zip").write_bytes(data[:start] + entries + tail)
