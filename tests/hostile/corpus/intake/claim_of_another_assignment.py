"""Claims to be an assignment somewhere else, where a solution of its own lies.

stopped by: intake
unfenced: held
says: expected
"""


def hand_in(folder, values):
    import json

    from hostile.attack import HALF, notebook

    easy = folder / "easy" / "solutions" / "01_tiny"
    easy.mkdir(parents=True)
    (easy / "test_hidden.py").write_text("")
    document = json.loads(notebook([HALF, "def double(x):\n    return 2\n"]))
    document["metadata"]["autograder"] = {"assignment": "../../../handed-in/easy/solutions/01_tiny", "course": "easy", "checks": str(easy)}
    (folder / f"{values['CASE']}.ipynb").write_text(json.dumps(document))
