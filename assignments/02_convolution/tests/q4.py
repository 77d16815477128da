"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


@check("q4", points=0.75, hint="Go through the example number by number: which of them may change?")
def test_turns_negative_numbers_into_zero(student):
    """Negative numbers become zero, all others stay what they are."""
    student.relu(np.array([-3, -0.5, 0, 0.5, 3])).equals(np.array([0, 0, 0, 0.5, 3]))


@test_case(name='Negative numbers become zero, all others stay what they are.', points=0.75, hidden=False)
def case_1(env):
    passes(test_turns_negative_numbers_into_zero, env)
