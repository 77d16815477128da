"""Compared by asserts, with the names of the notebook as arguments."""

from otter.test_files import test_case

OK_FORMAT = False
name = "q2"
points = 2


@test_case(points=1, hidden=False)
def test_ranges(normalise, np):
    assert isinstance(normalise([2, 4, 6]), np.ndarray)
    np.testing.assert_allclose(normalise([2, 4, 6]), [0, 0.5, 1])


@test_case(points=1, hidden=True)
def test_hidden(env):
    given = env["normalise"]([5, 0])
    assert len(given) == 2
    assert given[0] == 1
    assert given[1] == 0
