"""Leaves the solution for a friend who is graded at the same time.

stopped by: fresh scratch folder
unfenced: succeeds
also: intake.left_for_the_next_student_by_a_friend
"""


def hand_in(folder, values):
    from hostile.attack import AROUND, notebook

    start = f"import os, time\nNOTE, PLACES = {values['CASE']!r}, ('/tmp', '/var/tmp', '/dev/shm', '/run', '.')\n"
    leaves = """
def attack():
    notes = [f"{place}/{NOTE}" for place in PLACES]
    for path in notes:
        try:
            open(path, "w").write("return x * 2")
        except OSError:
            pass
    time.sleep(4)
    for path in notes:
        if os.path.exists(path):
            os.unlink(path)
"""
    finds = """
def attack():
    for _ in range(40):
        for place in PLACES:
            if os.path.exists(f"{place}/{NOTE}"):
                return open(f"{place}/{NOTE}").read()
        time.sleep(0.1)
"""
    for name, code in ((values["CASE"], finds), (values["CASE"] + "_by_a_friend", leaves)):
        (folder / f"{name}.ipynb").write_text(notebook([start, code, AROUND]))
