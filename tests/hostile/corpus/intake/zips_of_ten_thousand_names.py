"""Packs zips of ten thousand names each into its zip: in three layers they fill any memory.

stopped by: limits of zips
unfenced: held
status: ungradable
says: the zips in this zip hold more than 10,000 files
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
    student = io.BytesIO()
    with zipfile.ZipFile(student, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(3):
            archive.writestr(f"{each}.zip", inner)
    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:  # as an LMS packs what students hand in
        archive.writestr("student.zip", student.getvalue())
