"""Claims an assignment whose name is markup, codes for a terminal and a formula.

stopped by: escaping
unfenced: held
status: ungradable
says: its metadata names .*hostile-mark
"""


def hand_in(folder, values):
    import json

    from hostile.attack import notebook

    document = json.loads(notebook(["def nothing():\n    pass\n"]))
    document["metadata"]["autograder"] = {"assignment": "=1+1<img src=x id=hostile-mark>[red]\x1b]0;owned\x07\x9b31m\u202e\u2028"}
    (folder / f"{values['CASE']}.ipynb").write_text(json.dumps(document))
