"""Applies ReLU to the maps first.

symptom: Maps with negative numbers lose their dark half.
fails: test_maps_may_hold_negative_and_whole_numbers
says: Stretch -4, 0, 4 by hand. Does your function give 0.5 for the middle number?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = np.maximum(activation[:, :, c].astype(float), 0)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
