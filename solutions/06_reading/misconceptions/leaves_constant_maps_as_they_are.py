"""Stretches maps that vary, and copies the others.

symptom: Tiles of dead or saturated filters keep their numbers, some of them far above 1.
fails: test_a_map_that_is_the_same_everywhere_becomes_zero
says: What does your code do with a map of threes? What should stand in its tile?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        if tile.max() > tile.min():
            tile = (tile - tile.min()) / (tile.max() - tile.min())
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
