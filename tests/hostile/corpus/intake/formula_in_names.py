"""Gives its file and its folder names that a spreadsheet would compute.

stopped by: safe names
unfenced: held
submission: HYPERLINK-x-hostile-mark
also: SUM-1-2-hostile-mark cmd-C-calc-A0-hostile-mark_67 1-1-hostile-mark
"""


def hand_in(folder, values):
    from hostile.attack import HALF, notebook

    text = notebook([HALF, "def double(x):\n    return 2\n"])
    for name in ('=HYPERLINK("x","hostile-mark")', "@SUM(1,2)hostile-mark", "\t=1+1 hostile-mark"):
        (folder / f"{name}.ipynb").write_text(text)
    moodle = folder / "moodle" / "=cmd|' -C calc'!A0 hostile-mark_67_assignsubmission_file_"
    moodle.mkdir(parents=True)
    (moodle / "homework.ipynb").write_text(text)
