"""Packs zips of a hundred scripts each into its zip: in three layers nobody unpacks them in a day.

stopped by: limits of zips
unfenced: held
status: ungradable
says: the zips in this zip hold more than .* 100 MB
"""


def hand_in(folder, values):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in range(99):
            archive.writestr(f"{each}.py", b"#" * (1 << 20))
    student = io.BytesIO()
    with zipfile.ZipFile(student, "w") as archive:
        for each in range(2):
            archive.writestr(f"{each}.zip", packed.getvalue())
    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:  # as an LMS packs what students hand in
        archive.writestr("student.zip", student.getvalue())
