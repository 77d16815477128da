"""The checks of q2 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q2'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q2", points=0.5, hint="Put the middle of the filter on the first pixel: how many taps hang over the edge?")
def test_centres_an_odd_filter(student):
    """An odd filter at stride 1 gets equally many zeros on both sides."""
    student.same_padding(5, 3).equals((1, 1))
    student.same_padding(10, 5).equals((2, 2))
    student.same_padding(5, 1).equals((0, 0))


@test_case(name='An odd filter at stride 1 gets equally many zeros on both sides.', points=0.5, hidden=False)
def case_1(env):
    passes(test_centres_an_odd_filter, env)
