"""Packs paths that lead out of the folder, into the bait and to the results.

stopped by: nothing is unpacked
unfenced: held
"""


def hand_in(folder, values):
    import zipfile

    from hostile.attack import HALF, notebook

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:
        archive.writestr("../" * 20 + "work.ipynb", notebook([HALF, "def double(x):\n    return 2\n"]))
        for way in ("../" * 20, "..\\" * 20, "/", "//", "C:\\", "./" * 9 + "../" * 20):
            archive.writestr(f"{way}{values['BAIT'][1:]}/target", "was here")
            archive.writestr(f"{way}{values['BAIT'][1:]}/open/planted", "was here")
        archive.writestr("../results/grades.csv", "submission,score\nme,10\n")
        archive.writestr("../results/records/me.json", "{}")
