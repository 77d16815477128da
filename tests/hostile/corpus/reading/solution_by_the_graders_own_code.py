"""Lets the grader's own package load the course, and answers with its solution.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
from pathlib import Path


def attack():
    from autograder.course import find_course

    assignment = find_course(Path(COURSE)).assignment("01_tiny")
    return assignment.solution_functions["double"](2) == 4
