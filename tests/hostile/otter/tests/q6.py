"""A Keras model."""

from otter.test_files import test_case

OK_FORMAT = False
name = "q6"
points = 2


@test_case(hidden=True)
def test_parameters(build):
    assert build().count_params() == 55
