from autograder.check import check


@check("q1", points=1)
def test_halves_an_even_number(student):
    """Half of an even number."""
    student.half(8).equals(4)


@check("q2", points=1)
def test_doubles_every_element(student):
    """Every element is twice as large."""
    import numpy as np

    student.double(np.array([1.0, -2.0])).equals(np.array([2.0, -4.0]))
