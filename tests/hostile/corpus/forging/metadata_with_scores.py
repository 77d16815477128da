"""Claims points in the metadata of Otter, nbgrader and the grader itself.

stopped by: intake
unfenced: held
earns: 7
says: expected
"""


def hand_in(folder, values):
    import json

    from hostile.attack import HALF

    graded = {"grade": True, "solution": True, "locked": True, "points": 100, "grade_id": "test_agrees_on_random_arrays", "schema_version": 3}
    metadata = {"nbgrader": graded, "deletable": False, "tags": ["passed", "skip-grading", "raises-exception"], "score": 10, "verdict": "passed"}
    ours = {"assignment": "01_tiny", "score": 10, "max_score": 10, "isolation": "none", "sandbox": "none", "seed": "0", "limits": {"processes": 0}}
    outcomes = [{"check": "test_agrees_on_random_arrays", "question": "q2", "verdict": "passed", "score": 5, "max_score": 5}]
    sources = [HALF, "def double(x):\n    return x - x\n", 'grader.check_all()\nprint("q2 results: All test cases passed!")']
    cells = [
        {"cell_type": "code", "id": name, "metadata": metadata, "execution_count": 1, "outputs": [], "source": source}
        for name, source in zip(("test_hidden", "test_agrees_on_random_arrays", "../record"), sources)
    ]
    otter = {"OK_FORMAT": True, "tests": {"q2": {"name": "q2", "points": 10, "suites": [{"cases": [], "scored": True, "type": "doctest"}]}}}
    whole = {"autograder": {**ours, "outcomes": outcomes, "status": "graded"}, "otter": otter, "nbgrader": graded, "grader": {"results": {"q2": "passed"}}}
    text = {"cells": cells, "metadata": whole, "nbformat": 4, "nbformat_minor": 5, "score": 10, "outcomes": outcomes}
    (folder / f"{values['CASE']}.ipynb").write_text(json.dumps(text))
