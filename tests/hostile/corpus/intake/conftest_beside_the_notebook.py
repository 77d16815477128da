"""Hands in settings and code for pytest, Python and the grader with the notebook.

stopped by: only notebooks are read
unfenced: held
verdict: crashed
says: No module named 'oracle'
also: intake.conftest_in_a_zip
"""


def hand_in(folder, values):
    import zipfile

    from hostile.attack import HALF, notebook

    code = f"open({values['BAIT'] + '/target'!r}, 'w').write('ran')\nraise SystemExit(0)\n"
    files = {f"{name}.py": code for name in ("conftest", "sitecustomize", "usercustomize", "setup", "numpy", "oracle", "test_hidden", "grader", "__init__")}
    files |= {"autograder/__init__.py": code, "solutions/01_tiny/test_hidden.py": code, "solutions/01_tiny/solution.py": "x = 1\n"}
    files["pytest.ini"] = "[pytest]\naddopts = -p conftest --maxfail=0\n"
    files["pyproject.toml"] = '[tool.pytest.ini_options]\naddopts = "-p conftest"\n'
    files["grader.yml"] = "course: mine\nisolation: none\nsandbox: none\nseed: known\n"
    files["plant.pth"] = f"import os; os.truncate({values['BAIT'] + '/target'!r}, 0)\n"
    mine = folder / "conftest"
    for name, text in files.items():
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (mine / name).write_text(text)
    answers = notebook([HALF, "def double(x):\n    import oracle\n    return oracle.double(x)\n"])
    (mine / f"{values['CASE']}.ipynb").write_text(answers)
    with zipfile.ZipFile(folder / "intake.conftest_in_a_zip.zip", "w") as archive:
        for name, text in {**files, "intake.conftest_in_a_zip.ipynb": answers}.items():
            archive.writestr(name, text)
