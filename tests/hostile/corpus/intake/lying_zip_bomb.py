"""Packs 64 MB and says in the table of contents that it is 64 bytes.

stopped by: limits of zips
unfenced: held
status: ungradable
says: damaged zip
"""


def hand_in(folder, values):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{values['CASE']}.ipynb", b"{" + bytes((64 << 20) - 1))
    data = packed.getvalue()
    (folder / f"{values['CASE']}.zip").write_bytes(data.replace((64 << 20).to_bytes(4, "little"), (64).to_bytes(4, "little")))
