"""The checks of q3 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q3'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q3", points=0.5, hint="Deal 318 pictures into batches of 20. How many are left after the full ones, and where do they go?")
def test_counts_the_batches_of_the_course(student):
    """1280 pictures in batches of 20 are 64 batches; 318 are 16, the last of them short."""
    student.count_batches(1280, 20).equals(64)
    student.count_batches(318, 20).equals(16)


@check("q3", points=0.25, hint="The docstring says when to stop with an error. Which word of Python does that?")
def test_refuses_batches_without_pictures(student):
    """A batch size of 0 is a ValueError."""
    student.count_batches(10, 0).raises(ValueError)


@test_case(name='1280 pictures in batches of 20 are 64 batches; 318 are 16, the last of them short.', points=0.5, hidden=False)
def case_1(env):
    passes(test_counts_the_batches_of_the_course, env)


@test_case(name='A batch size of 0 is a ValueError.', points=0.25, hidden=False)
def case_2(env):
    passes(test_refuses_batches_without_pictures, env)
