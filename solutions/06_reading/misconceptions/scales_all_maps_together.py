"""Stretches all maps by one common scale.

symptom: Some tiles are bright, most are nearly black.
fails: test_scales_each_map_on_its_own, test_a_map_that_is_the_same_everywhere_becomes_zero
says: Take two maps, one up to 5, one up to 0.05. Which number should be the brightest of the second one?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    lowest, spread = float(activation.min()), float(np.ptp(activation)) or 1
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = (activation[:, :, c] - lowest) / spread
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
