"""The checks of q2 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q2'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


def stacked(*maps):
    """The maps of one image, (H, W, C)."""
    return np.stack([np.array(each) for each in maps], axis=-1)


@check("q2", points=0.5, hint="Number the maps 0, 1, 2 and write each number into its tile of the grid, as you read a page.")
def test_lays_the_maps_row_by_row(student):
    """Map 0 at the top left, map 1 to the right of it, and so on."""
    student.feature_map_grid(stacked([[2, 4]], [[9, 1]], [[3, 7]]), 2).equals(np.array([[0, 1, 1, 0], [0, 1, 0, 0]]))


@check("q2", points=0.5, hint="Which numbers become 0 and 1 in the second map? Does it matter how large the numbers of the other map are?")
def test_scales_each_map_on_its_own(student):
    """The smallest number of each map becomes 0 and its largest 1."""
    maps = stacked([[0.0, 10.0], [20.0, 40.0]], [[100.0, 101.0], [102.0, 104.0]])
    student.feature_map_grid(maps, 2).equals(np.array([[0, 0.25, 0, 0.25], [0.5, 1, 0.5, 1]]))


@test_case(name='Map 0 at the top left, map 1 to the right of it, and so on.', points=0.5, hidden=False)
def case_1(env):
    passes(test_lays_the_maps_row_by_row, env)


@test_case(name='The smallest number of each map becomes 0 and its largest 1.', points=0.5, hidden=False)
def case_2(env):
    passes(test_scales_each_map_on_its_own, env)
