"""Packs six zips of a hundred scripts each: in three layers nobody unpacks them in a day.

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
        for each in range(99):
            archive.writestr(f"{each}.py", b"#" * (1 << 20))
    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work.ipynb", "{}")
        for each in range(6):
            archive.writestr(f"{each}.zip", packed.getvalue())
