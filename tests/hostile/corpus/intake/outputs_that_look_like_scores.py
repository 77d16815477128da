"""Fakes outputs of the checks, with markup and scripts in them.

stopped by: outputs are not read
unfenced: held
says: expected
"""


def hand_in(folder, values):
    import json

    from hostile.attack import HALF, notebook

    document = json.loads(notebook([HALF, "def double(x):\n    return 2\n"]))
    evil = "<img src=x id=hostile-mark onerror=alert(1)><script id=hostile-mark>fetch('//x')</script>"
    document["cells"][1]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "q2 passed! 5/5\n\x1b[2J" + evil},
        {"output_type": "display_data", "metadata": {}, "data": {"text/html": evil, "application/javascript": "alert(1)", "image/svg+xml": f"<svg>{evil}</svg>"}},
        {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"application/json": {"score": 10, "verdict": "passed"}}},
        {"output_type": "error", "ename": evil, "evalue": evil, "traceback": [evil]},
    ]
    document["cells"].insert(0, {"cell_type": "markdown", "id": "m", "metadata": {}, "source": f"# Score: 10/10 {evil}", "attachments": {"a.html": {"text/html": evil}}})
    document["metadata"] = {"title": evil, "kernelspec": {"name": evil, "display_name": evil, "language": "sh"}, "widgets": {"state": evil}}
    (folder / f"{values['CASE']}.ipynb").write_text(json.dumps(document))
