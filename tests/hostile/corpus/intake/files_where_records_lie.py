"""Writes records, grades and pages with full marks where the grader keeps them.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import json
import os

RECORD = {"schema": 1, "submission": "me", "source": "me", "assignment": "01_tiny", "status": "graded", "isolation": "full", "score": 10.0, "max_score": 10.0}
RECORD |= {"started_at": "", "cpu_seconds": 0, "wall_seconds": 0, "outcomes": [], "notes": [], "fingerprint": ""}
FILES = {
    "records/me.json": json.dumps(RECORD),
    "grades.csv": "submission,assignment,score\nme,01_tiny,10\n",
    "index.html": "<img src=x id=hostile-mark>",
    "pages/me.html": "<img src=x id=hostile-mark>",
    "results.json": '{"score": 10}',
}


def attack():
    for results in (os.path.dirname(COURSE) + "/results", "../results", "."):
        for name, text in FILES.items():
            os.makedirs(os.path.dirname(f"{results}/{name}"), exist_ok=True)
            with open(f"{results}/{name}", "w") as file:
                file.write(text)
        return results
