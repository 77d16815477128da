"""The course itself: what is built is fresh, and every promise is kept."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import REPOSITORY

from autograder.course import find_course

SLUGS = sorted(find_course(REPOSITORY).assignments)


def autograder(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "autograder", *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)


def test_the_built_notebooks_are_fresh() -> None:
    """`assignments/` is what `solutions/` makes, byte for byte."""
    result = autograder("build", "--check")
    assert result.returncode == 0, result.stdout


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
    [("01_output_sizes", {"q1": 5, "q2": 2, "q3": 3, "q4": 2, "q5": 3}), ("02_convolution", {"q1": 3, "q2": 4, "q3": 8, "q4": 2, "q5": 6, "q6": 2})],
)
def test_the_points_of_each_question_are_as_announced(slug: str, points: dict[str, float]) -> None:
    """15 and 25 in all."""
    assignment = find_course(REPOSITORY).assignment(slug)
    assert {question.id: sum(check.points for check in assignment.checks if check.question == question.id) for question in assignment.questions} == points


@pytest.mark.parametrize("slug", SLUGS)
def test_the_stub_keeps_nothing_of_the_solution(slug: str) -> None:
    """No line of an answer stands in the students' notebook."""
    assignment = find_course(REPOSITORY).assignment(slug)
    notebook = (REPOSITORY / "assignments" / slug / f"{slug}.ipynb").read_text("utf-8")
    inside = False
    for line in assignment.solution.read_text("utf-8").splitlines():
        text = line.strip()
        if text in ("# BEGIN SOLUTION", "# END SOLUTION"):
            inside = text == "# BEGIN SOLUTION"
        elif inside and len(text) > 30:
            assert json.dumps(text)[1:-1] not in notebook, text
