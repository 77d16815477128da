"""Packs a notebook that is called like another student's, above its own folder.

stopped by: distinct names
unfenced: held
submission: handed-in-people-victim
also: thief-victim thief-people-victim
earns: 10
verdict: passed
"""


def hand_in(folder, values):
    import zipfile

    from hostile.attack import HALF, notebook

    right, wrong = (notebook([HALF, f"def double(x):\n    return {value}\n"]) for value in ("x * 2", "2"))
    (folder / "people").mkdir()
    (folder / "people" / "victim.ipynb").write_text(right)
    with zipfile.ZipFile(folder / "people" / "thief.zip", "w") as archive:
        for name in ("../victim.ipynb", "people/victim.ipynb"):
            archive.writestr(name, wrong)
