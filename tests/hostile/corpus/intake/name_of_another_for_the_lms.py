"""Puts another student's name, as Moodle and Canvas write it, into its own zip.

stopped by: outermost name counts
unfenced: held
submission: Mallory-Thief_2
also: Alice-Victim_1
"""


def hand_in(folder, values):
    import zipfile

    from hostile.attack import HALF, notebook

    right, wrong = (notebook([HALF, f"def double(x):\n    return {value}\n"]) for value in ("x * 2", "2"))
    for student, name in (("Alice Victim_1", "work.ipynb"), ("Mallory Thief_2", None)):
        own = folder / "moodle_class" / f"{student}_assignsubmission_file_"
        own.mkdir(parents=True)
        if name:
            (own / name).write_text(right)
            continue
        with zipfile.ZipFile(own / "work.zip", "w") as archive:
            archive.writestr("Alice Victim_1_assignsubmission_file_/work.ipynb", wrong)
