import numpy as np

from autograder.check import check


@check("q1", points=2, hint="What is half of seven marbles, if no marble may be cut?")
def test_rounds_down(student):
    """An odd number is rounded down."""
    for n in (7, 9, 1):
        student.half(n).equals(n // 2)


@check("q1", points=1)
def test_refuses_negative_numbers(student):
    """A negative number is an error."""
    student.half(-4).raises(ValueError)


@check("q1", points=1)
def test_agrees_on_random_numbers(student, oracle, rng):
    """Any number."""
    for n in sorted(int(n) for n in rng.integers(0, 1000, 20)):
        student.half(n).equals(oracle.half(n))


@check("q2", points=2)
def test_leaves_its_input_alone(student):
    """The caller's array is not changed."""
    student.double(np.array([[1.0, 2.0, 3.0]])).leaves_its_inputs_alone(shape=(1, 3))


@check("q2", points=2)
def test_agrees_on_random_arrays(student, oracle, rng):
    """Any array."""
    x = rng.normal(size=(2, 3))
    student.double(x).equals(oracle.double(x))
