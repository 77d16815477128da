"""Packs more notebooks than a person writes; each may take the time of a whole submission.

stopped by: limits of zips
unfenced: held
status: ungradable
says: more than 100 notebooks
"""


def hand_in(folder, values):
    import stat
    import zipfile

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:
        for each in range(101):
            link = zipfile.ZipInfo(f"{each}.ipynb")  # links, which are refused at once: the attack itself should cost little
            link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, "work.ipynb")
