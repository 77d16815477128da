"""What comes of a submission in Gradescope's folders: the real zip, the real scripts, in namespaces without a network."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bundle.conftest import autograder, prepared
from bundle.layout import Layout, Walls, kill
from bundle.rules import obeys
from classroom import DOUBLE, HALF, ipynb_of
from conftest import REPOSITORY, TESTS
from otterfiles import ok

MARK = "No marble may be cut in half"  # stands in test_hidden.py only
POOL = "def double(x):\n    with ThreadPool(2) as pool:\n        return pool.map(lambda each: each * 2, [x])[0]\n"
WRONG = "def half(n):\n    return -(-n // 2)\n"
# Looks for hidden checks wherever it can, when it is called, and tells what it has seen by its answer.
WALKS = f"""
import os

def half(n):
    seen = []
    for top in ("/autograder", "/proc/1/root/autograder", "/proc/1/cwd", "/opt/autograder/cache", "/tmp"):
        for folder, _, files in os.walk(top):
            for name in files:
                if name == "test_hidden.py" or name == "bundle.json" or name == "grader.yml":
                    try:
                        text = open(os.path.join(folder, name)).read()
                    except OSError:
                        continue
                    seen.append(text[:40])
                    if "marble" in text:
                        raise RuntimeError("FOUND " + text[text.index("{MARK[:10]}"):][:28])
    raise RuntimeError("nothing: " + repr(seen))
"""


@pytest.fixture
def marked(container: Layout) -> None:
    """A sentence in the hidden checks that is nowhere else."""
    path = container.autograder / "source" / "solutions" / "01_tiny" / "test_hidden.py"
    path.write_text(path.read_text("utf-8") + f"\n# {MARK}\n", "utf-8")


def graded(container: Layout, code: int = 0, walls: Walls = Walls.DOCKER) -> dict[str, Any]:
    """Run the autograder as Gradescope does, and read what it leaves."""
    done = container.run("./run_autograder", walls=walls)
    assert done.returncode == code, done.stderr
    document = container.document()
    obeys(document)
    assert sorted(path.name for path in container.results.parent.iterdir()) == ["results.json"]
    return document


def only_row(document: dict[str, Any]) -> dict[str, Any]:
    """The row of a submission that was not graded: it says so to the student, in words."""
    (row,) = document["tests"]
    assert (row["visibility"], row["score"], row["max_score"], document["score"]) == ("visible", 0, 10, 0)
    return row


def test_a_right_notebook_earns_all_points(container: Layout) -> None:
    """Visible checks are shown, hidden ones when the grades are published, and the isolation is told. Pools work, for Keras reads folders with them."""
    container.hand_in("ada.ipynb", ipynb_of("from multiprocessing.pool import ThreadPool", HALF, POOL))
    document = graded(container)
    assert document["score"] == 10 == sum(row["score"] for row in document["tests"])
    assert [row["number"] for row in document["tests"]] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]
    assert [row["visibility"] for row in document["tests"]].count("visible") == 2
    assert {row["visibility"] for row in document["tests"]} == {"visible", "after_published"}
    assert document["tests"][1]["name"] == "q1: An odd number is rounded down."
    extra = document["extra_data"]
    assert extra["isolation"] in ("full", "partial")
    assert extra["sandbox"] == "landlock"
    assert f"Isolation: {extra['isolation']} (landlock)" in document["output"]
    assert (extra["status"], extra["schema"]) == ("graded", 1)
    assert re.fullmatch("[0-9a-f]{64}", extra["fingerprint"])


def test_a_wrong_notebook_is_told_why(container: Layout) -> None:
    """With the call, both values, the idea behind it and a hint; numbers of Gradescope's become the identity, and settings that do not fit are named."""
    metadata = {"id": 123456, "assignment": {"total_points": "12.0"}, "users": [{"email": "ada@example.org"}], "new": None}
    (container.autograder / "submission_metadata.json").write_text(json.dumps(metadata), "utf-8")
    container.hand_in("course/01.ipynb", ipynb_of(WRONG, "1 / 0"))
    container.hand_in("course/02.ipynb", ipynb_of("def other():\n    pass\n"))
    document = graded(container)
    rows = {row["extra_data"]["check"]: row for row in document["tests"]}
    wrong = rows["test_rounds_down"]
    assert (wrong["status"], wrong["score"], wrong["max_score"], wrong["output_format"]) == ("failed", 0, 2, "text")
    for words in ("half(7) gave 4, expected 3", "idea: Rounds up", "Hint: "):
        assert words in wrong["output"]
    assert "still there to earn" in rows["test_doubles_every_element"]["output"]
    assert "ZeroDivisionError" in document["output"]
    assert document["score"] == sum(row["score"] for row in document["tests"]) < 10
    assert document["extra_data"]["submission"] == "123456"
    assert any("12 points in Gradescope, and 10 here" in remark for remark in document["extra_data"]["remarks"])
    assert "ada@example.org" not in json.dumps(document)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("walls", [Walls.DOCKER, Walls.OLD])
def test_a_hostile_notebook_cannot_read_the_hidden_checks(container: Layout, walls: Walls) -> None:
    """It walks through all folders, and finds nothing to open; on an old kernel, where permissions are the only wall, neither."""
    container.hand_in("mallory.ipynb", ipynb_of(WALKS, DOUBLE))
    document = graded(container, walls=walls)
    text = json.dumps(document)
    assert MARK[:10] not in text.replace("FOUND ", "")
    assert "RuntimeError: nothing: []" in text
    assert document["score"] == 5
    assert document["extra_data"]["isolation"] == ("none" if walls is Walls.OLD else document["extra_data"]["isolation"])
    assert (document["extra_data"]["sandbox"] == "own user") == (walls is Walls.OLD)


@pytest.mark.usefixtures("marked")
def test_without_the_defence_the_same_notebook_reads_them(image: Layout) -> None:
    """As root, with the proof taken out, it finds the sentence: the test above would notice."""
    image.mutate("bundle/own_user.py", "uid=uid,", "uid=None,")
    image.mutate("bundle/walls.py", "or opens(last.sandbox, private)", "")
    image.hand_in("mallory.ipynb", ipynb_of(WALKS, DOUBLE))
    assert f"FOUND {MARK[:28]}" in json.dumps(graded(image, walls=Walls.OLD))


def test_nothing_is_run_where_hidden_checks_would_be_open(image: Layout) -> None:
    """The proof notices that the worker is root, and the result says whose fault that is."""
    image.mutate("bundle/own_user.py", "uid=uid,", "uid=None,")
    image.hand_in("ada.ipynb", ipynb_of(HALF, DOUBLE))
    row = only_row(graded(image, 4, walls=Walls.OLD))
    assert "keeps students' code away from the hidden checks, so it was not run" in row["output"]
    assert "not yours" in row["output"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "there is no notebook in what you handed in; hand in 01_tiny.ipynb"),
        ({"report.pdf": "%PDF"}, "there is no notebook in what you handed in (only: report.pdf)"),
        ({"a.ipynb": ipynb_of(HALF), "b.ipynb": ipynb_of(HALF)}, "2 notebooks of 01_tiny, and only you know which one counts: a.ipynb, b.ipynb; hand in one"),
        ({"a.ipynb": ipynb_of("x = 1"), "b.ipynb": ipynb_of("y = 1")}, "none of the 2 notebooks that you handed in is of 01_tiny: a.ipynb, b.ipynb"),
        ({"a.ipynb": '{"cells": [{"cell_ty'}, "What to do"),
        ({"a.ipynb": b"\x00\xff\x1b[31m" * 9}, "What to do"),
    ],
    ids=["missing", "something else", "two", "of others", "cut off", "no text"],
)
def test_what_can_not_be_graded_is_said_in_words(container: Layout, files: dict[str, str | bytes], words: str) -> None:
    """What happened and what to do; grading was done as far as it can be, so the exit code is 0."""
    for name, text in files.items():
        container.hand_in(name, text)
    document = graded(container)
    row = only_row(document)
    assert words in row["output"]
    assert "hand in the .ipynb file itself" in row["output"]
    assert document["extra_data"]["status"] == "ungradable"


def test_a_killed_container_leaves_the_provisional_result(container: Layout) -> None:
    """In the middle of a notebook that never ends: it says that this is nobody's score, and what to change."""
    container.hand_in("ada.ipynb", ipynb_of(HALF, DOUBLE, "import time\nwhile True: time.sleep(1)"))
    process = container.start("./run_autograder")
    assert process.stderr is not None
    assert any("isolation: " in line for line in process.stderr)  # what comes next is the notebook
    kill(process)
    document = container.document()
    obeys(document)
    row = only_row(document)
    assert "Grading did not finish" in row["name"]
    for words in ("NOT your score", "768 MB", "10 minutes", "Regrade All Submissions"):
        assert words in row["output"]


def test_a_fault_of_the_grader_is_no_silent_nought(container: Layout) -> None:
    """Whatever breaks, in the bundle or in a check: a valid file that says that the points are not final, and an exit code."""
    container.hand_in("ada.ipynb", ipynb_of(HALF, DOUBLE))
    checks = container.autograder / "source" / "solutions" / "01_tiny" / "test_hidden.py"
    sound = checks.read_text("utf-8")
    checks.write_text(sound.replace("student.half(-4).raises(ValueError)", "1 / 0"), "utf-8")
    document = graded(container, 5)
    assert "NOT your score" in document["output"]
    broken = next(row for row in document["tests"] if row["extra_data"]["verdict"] == "grader_error")
    assert (broken["score"], broken["status"]) == (0, "failed")
    assert "needs a person" in broken["tags"]
    assert "our fault, not yours" in broken["output"]
    assert document["score"] == 9
    checks.write_text(sound + "\nimport there_is_no_such_library\n", "utf-8")
    assert "there_is_no_such_library" in only_row(graded(container, 2))["output"]
    (container.autograder / "source" / "bundle.json").write_text("{}", "utf-8")
    (row,) = graded(container, 2)["tests"]
    assert "NOT your score" in row["output"]


def test_a_missing_environment_leaves_the_provisional_result(container: Layout, tmp_path: Path) -> None:
    """As when the image was not built to its end."""
    (tmp_path / "empty").mkdir()
    (row,) = graded(Layout(container.folder, tmp_path / "empty"), 4)["tests"]
    assert "Grading did not finish" in row["name"]


def test_the_entry_point_of_the_container_recipe_grades_a_class(container: Layout, tmp_path: Path) -> None:
    """The same program and the same checks, by `autograder grade`: what lies in /in gets records, pages and grades in /out."""
    course = tmp_path / "course"
    shutil.copytree(TESTS / "tiny", course, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(container.autograder / "source")
    assert autograder("bundle", "container", "01_tiny", "--course", course, "--out", container.autograder / "source").returncode == 0
    container.hand_in("ada.ipynb", ipynb_of(HALF, DOUBLE))
    container.hand_in("bob.ipynb", "not a notebook")
    done = container.run(
        "bash", "-c", "chmod 0700 /autograder/source; AUTOGRADER_IN=/autograder/submission AUTOGRADER_OUT=/autograder/results /autograder/source/grade --json"
    )
    assert done.returncode == 3, done.stderr
    document = json.loads(done.stdout)
    assert [(each["submission"], each["score"]) for each in document["submissions"]] == [("ada", 10), ("bob", 0)]
    assert document["isolation"]["level"] in ("full", "partial")
    assert {"records", "pages", "grades.csv", "index.html"} <= {path.name for path in container.results.parent.iterdir()}


def test_an_assignment_with_otters_tests_is_graded_there_as_well(tmp_path: Path) -> None:
    """The bundle brings Otter along, in the version that is locked."""
    course = tmp_path / "course"
    (course / "solutions" / "hw1" / "otter_tests").mkdir(parents=True)
    (course / "grader.yml").write_text("course: moved\n", "utf-8")
    (course / "solutions" / "hw1" / "solution.py").write_text('# %% question="q1"\n# BEGIN SOLUTION\ndef f(n):\n    return n * n\n# END SOLUTION\n', "utf-8")
    (course / "solutions" / "hw1" / "otter_tests" / "q1.py").write_text(ok("q1", ">>> f(2)\n4", "# hidden\n>>> f(3)\n9", points=4), "utf-8")
    tmp_path.chmod(0o755)
    container = prepared(tmp_path, course, "hw1", requirements="grade-otter.txt")
    container.hand_in("ada.ipynb", ipynb_of("def f(n):\n    return 2 * n", 'grader.check("q1")'))
    document = graded(container)
    assert [(row["name"], row["score"], row["visibility"]) for row in document["tests"]] == [("q1: q1 - 1", 2, "visible"), ("q1: q1 - 2", 0, "after_published")]
    assert "f(3) gave 6, which this check does not accept" in document["tests"][1]["output"]
    container.hand_in("ada.ipynb", ipynb_of("answer = 3"))  # nothing says that this is another assignment
    document = graded(container)
    assert (document["extra_data"]["status"], [row["tags"][0] for row in document["tests"]]) == ("graded", ["not attempted", "not attempted"])


def test_an_assignment_of_the_course_gets_the_score_that_grade_gives(pristine: Layout, tmp_path: Path) -> None:
    """Diego's notebook, of which README.md shows the score and the idea behind his mistake."""
    bundle = tmp_path / "01.zip"
    assert autograder("bundle", "gradescope", "01_output_sizes", "--hidden-checks", "visible", "--out", bundle).returncode == 0
    course = Layout(tmp_path / "01", pristine.home)
    course.unpack(bundle)
    course.hand_in("diego.ipynb", (REPOSITORY / "examples" / "class" / "diego_01_output_sizes.ipynb").read_bytes())
    document = graded(course)
    verdicts = Counter(row["status"] for row in document["tests"])
    assert (document["score"], verdicts) == (12.5, {"passed": 36, "failed": 7})
    assert {row["visibility"] for row in document["tests"]} == {"visible"}
    told = [row["output"] for row in document["tests"] if row["status"] == "failed"]
    assert any("conv_output_size(10, 3, stride=2) gave 5, expected 4" in text for text in told)
    assert any("Rounds up when the stride does not fit" in text for text in told)
