"""The course itself: what is built is fresh, and every promise is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from autograder.check import run
from autograder.course import find_course
from autograder.stub import as_bytes, notebook_json, stub_script
from autograder.student import local_student

SLUGS = sorted(find_course(REPOSITORY).assignments)


def autograder(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "autograder", *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)


def test_the_built_notebooks_are_fresh() -> None:
    """`assignments/` is what `solutions/` makes, byte for byte."""
    result = autograder("build", "--check")
    assert result.returncode == 0, result.stdout


@pytest.mark.timeout(1800)  # 05 trains networks
@pytest.mark.parametrize("slug", SLUGS)
def test_every_promise_of_an_assignment_is_kept(slug: str) -> None:
    """Solutions and accepted answers earn all, the stub nothing, and every misconception is caught and named; the oracle agrees with Keras."""
    result = autograder("verify", slug, "--json")
    assert json.loads(result.stdout)["problems"] == []
    assert result.returncode == 0
    (report,) = json.loads(result.stdout)["assignments"]
    assert report["oracle"].startswith("oracle agrees with Keras on "), report["oracle"]


@pytest.mark.parametrize(
    ("slug", "points"),
    [
        ("01_output_sizes", {"q1": 5, "q2": 2, "q3": 3, "q4": 2, "q5": 3}),
        ("02_convolution", {"q1": 3, "q2": 4, "q3": 8, "q4": 2, "q5": 6, "q6": 2}),
        ("03_generators", {"q1": 5, "q2": 5, "q3": 2, "q4": 3}),
        ("04_model", {"q1": 2, "q2": 2, "q3": 4, "q4": 5, "q5": 2}),
        ("05_training", {"q1": 4, "q2": 4, "q3": 3, "q4": 2, "q5": 7}),
        ("06_reading", {"q1": 3, "q2": 3, "q3": 2, "q4": 2}),
    ],
)
def test_the_points_of_each_question_are_as_announced(slug: str, points: dict[str, float]) -> None:
    """15, 25, 15, 15, 20 and 10: a hundred in all."""
    assignment = find_course(REPOSITORY).assignment(slug)
    assert {question.id: sum(check.points for check in assignment.checks if check.question == question.id) for question in assignment.questions} == points


def test_a_confusion_matrix_counts_in_whole_numbers() -> None:
    """The right counts as floats lose the points of that check and of no other (no misconception: naming does not compare dtypes)."""
    assignment = find_course(REPOSITORY).assignment("05_training")
    right = assignment.solution_functions["confusion_matrix"]
    student = local_student({**assignment.solution_functions, "confusion_matrix": lambda *a, **k: right(*a, **k).astype(float)}, quiet=True)
    failed = [check.name for check in assignment.checks if check.question == "q3" and run(check, student, "floats").score < check.points]
    assert failed == ["test_counts_are_whole_numbers"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_stub_keeps_nothing_of_the_solution(slug: str) -> None:
    """No line of an answer stands in the students' notebook, unless the given code has the same line."""
    assignment = find_course(REPOSITORY).assignment(slug)
    notebook = (REPOSITORY / "assignments" / slug / f"{slug}.ipynb").read_text("utf-8")
    given, answers = set(), set()
    lines = given
    for line in map(str.strip, assignment.solution.read_text("utf-8").splitlines()):
        if line in ("# BEGIN SOLUTION", "# END SOLUTION"):
            lines = answers if line == "# BEGIN SOLUTION" else given
        elif len(line) > 30:
            lines.add(line)
    assert answers
    assert [line for line in answers - given if json.dumps(line)[1:-1] in notebook] == []


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("kind", ["solution", "stub"])
def test_the_notebook_runs_from_top_to_bottom(slug: str, kind: str, tmp_path: Path) -> None:
    """In the sandbox, with and without answers: no cell fails."""
    solution = find_course(REPOSITORY).assignment(slug).solution
    script = solution.read_text("utf-8") if kind == "solution" else stub_script(solution)
    (tmp_path / f"{kind}.ipynb").write_bytes(as_bytes(notebook_json(script, slug)))
    result = autograder("grade", str(tmp_path / f"{kind}.ipynb"), "--out", str(tmp_path / "results"), "--allow-isolation", "none", "--json")
    assert result.returncode == 0, result.stderr
    record = json.loads((tmp_path / "results" / "records" / f"{kind}.json").read_text("utf-8"))
    assert record["notes"] == []
    assert record["score"] == (record["max_score"] if kind == "solution" else 0)
