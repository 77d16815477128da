"""Stretches to 0 ... 255.

symptom: My picture looks right, the numbers are too large.
fails: test_lays_the_maps_row_by_row, test_scales_each_map_on_its_own
says: The shape of your picture is right. What is its largest number, and what should it be?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1) * 255
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
