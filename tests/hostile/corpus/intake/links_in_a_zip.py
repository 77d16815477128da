"""Packs symbolic links to the solution and to a secret.

stopped by: links are not followed
unfenced: held
status: ungradable
says: symbolic link
"""


def hand_in(folder, values):
    import stat
    import zipfile

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:
        for name, target in ((f"{values['CASE']}.ipynb", f"{values['COURSE']}/solutions/01_tiny/solution.py"), ("folder", values["BAIT"])):
            link = zipfile.ZipInfo(name)
            link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, target)
