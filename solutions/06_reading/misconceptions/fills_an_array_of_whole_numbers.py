"""Makes a grid of the type of the activation.

symptom: With whole numbers all my fractions become 0.
fails: test_maps_may_hold_negative_and_whole_numbers
says: What is the dtype of the array that you fill? Can 0.25 be written into it?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width), dtype=activation.dtype)
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
