"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q4", points=0.5, hint="Lay the boxes side by side, edge to edge, without a gap. How many fit?")
def test_halves_an_even_side(student):
    """The usual box of two pixels halves an even side."""
    student.pool_output_size(148).equals(74)
    student.pool_output_size(10).equals(5)
    student.pool_output_size(10, stride=2).equals(5)


@check("q4", points=0.25, hint="If nobody names a stride, the boxes lie edge to edge. How far apart are their starts then?")
def test_jumps_by_the_size_of_the_box(student):
    """Without a stride the boxes lie edge to edge, whatever their size."""
    student.pool_output_size(9, size=3).equals(3)
    student.pool_output_size(8, size=4).equals(2)
    student.pool_output_size(12, size=4, stride=4).equals(3)


@test_case(name='The usual box of two pixels halves an even side.', points=0.5, hidden=False)
def case_1(env):
    passes(test_halves_an_even_side, env)


@test_case(name='Without a stride the boxes lie edge to edge, whatever their size.', points=0.25, hidden=False)
def case_2(env):
    passes(test_jumps_by_the_size_of_the_box, env)
