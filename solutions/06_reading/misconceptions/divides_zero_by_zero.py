"""Divides by the range of a map, even if it is zero.

symptom: RuntimeWarning: invalid value encountered in divide, and some tiles are nan.
fails: test_a_map_that_is_the_same_everywhere_becomes_zero
says: What is the largest minus the smallest number of a map in which all are equal? What do you divide by it?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (tile.max() - tile.min())
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
