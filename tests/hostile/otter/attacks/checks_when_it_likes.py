"""Has its tests run in its first cell, and says in metadata what they are and what they gave.

stopped by: the tests are the grader's; where they are run is the notebook's choice
unfenced: held
earns: 0
verdict: not_attempted
"""


def hand_in(folder, values):
    import json
    from pathlib import Path

    tests = {f"q{n}": {"name": f"q{n}", "points": 10, "suites": [{"cases": [{"code": ">>> 1\n1", "hidden": False}], "type": "doctest"}]} for n in range(1, 8)}
    metadata = {
        "otter": {"OK_FORMAT": True, "tests": tests, "assignment_name": "", "score": 1000, "points_possible": 1000},
        "autograder": {"score": 10, "assignment": "../../results", "otter_tests": "."},
        "otter_config": {"points_possible": 10, "score_threshold": 0, "seed": 1},
    }
    every = {"otter": {"tests": [*tests, 7, None, {"q1": 1}, "../q1"], "ignore": False}, "tags": ["otter_assign_solution_cell", {"otter_ignore": 1}]}

    def cell(number, source, metadata):
        return {"cell_type": "code", "id": f"c{number}", "metadata": metadata, "execution_count": None, "outputs": [], "source": source}

    wrong = "def cube(n): return n\ndef normalise(x): return x"
    cells = [
        cell(0, "grader.check('q1')", every),
        cell(1, wrong, every),
        cell(2, "cube = 1 / 0", {"tags": ["otter_ignore"]}),
        cell(3, "import os; os._exit(0)", {"otter": {"tests": "q1", "ignore": True}}),
        cell(4, 'grader.check("q1"); ' * 200 + 'grader.check("' + "q" * 5000, {"otter": ["tests"]}),
        cell(5, "del cube, normalise", {"otter": {"tests": [f"q{n}" for n in range(1, 8)]}}),
    ]
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    Path(folder, "attacks.checks_when_it_likes.ipynb").write_text(json.dumps(notebook))
