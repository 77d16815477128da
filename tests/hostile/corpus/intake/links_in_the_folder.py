"""Hands in symbolic links to the solution, to the course and to endless zeros.

stopped by: links are not followed
unfenced: held
status: ungradable
says: symbolic link
also: zeros
"""


def hand_in(folder, values):
    (folder / f"{values['CASE']}.ipynb").symlink_to(f"{values['COURSE']}/solutions/01_tiny/solution.py")
    (folder / "zeros.ipynb").symlink_to("/dev/zero")
    (folder / "links").mkdir()
    (folder / "links" / "course").symlink_to(values["COURSE"])
    (folder / "links" / "round").symlink_to(".")
    (folder / "links" / "answers.py").symlink_to(f"{values['COURSE']}/solutions/01_tiny/solution.py")
