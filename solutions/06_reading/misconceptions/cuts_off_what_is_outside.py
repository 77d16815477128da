"""Clips the maps to [0, 1] and does not stretch them.

symptom: Bright parts are all the same white.
fails: test_lays_the_maps_row_by_row, test_scales_each_map_on_its_own
says: A map runs from 2 to 4. What is left of it after clipping to [0, 1]?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = np.clip(activation[:, :, c], 0, 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
