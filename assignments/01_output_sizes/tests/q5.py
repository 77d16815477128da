"""The checks of q5 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q5'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q5", points=0.25, hint="No layer at all: the output is the input. How many pixels does one pixel see?")
def test_sees_one_pixel_without_layers(student):
    """Without any layer an output is one pixel of the input."""
    student.receptive_field([]).equals(1)


@check("q5", points=0.25, hint="One output of one layer: which pixels went into its sum?")
def test_sees_one_window_through_one_layer(student):
    """Through one layer an output sees one window, wherever the next window starts."""
    student.receptive_field([(3, 1)]).equals(3)
    student.receptive_field([(5, 2)]).equals(5)


@check("q5", points=0.5, hint="Draw two rows of dots, one a layer. Which dots of the first row can the last one reach?")
def test_sees_more_through_two_layers(student):
    """A second layer widens the view by the windows that it joins."""
    student.receptive_field([(3, 1), (3, 1)]).equals(5)
    student.receptive_field([(3, 1), (2, 2)]).equals(4)
    student.receptive_field([(5, 1), (3, 1)]).equals(7)


@test_case(name='Without any layer an output is one pixel of the input.', points=0.25, hidden=False)
def case_1(env):
    passes(test_sees_one_pixel_without_layers, env)


@test_case(name='Through one layer an output sees one window, wherever the next window starts.', points=0.25, hidden=False)
def case_2(env):
    passes(test_sees_one_window_through_one_layer, env)


@test_case(name='A second layer widens the view by the windows that it joins.', points=0.5, hidden=False)
def case_3(env):
    passes(test_sees_more_through_two_layers, env)
