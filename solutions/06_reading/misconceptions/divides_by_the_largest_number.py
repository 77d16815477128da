"""Divides by the largest number, without moving the smallest to zero.

symptom: My tiles never get quite black, and negative maps look strange.
fails: test_scales_each_map_on_its_own, test_maps_may_hold_negative_and_whole_numbers
says: The brightest pixel of your tile is 1. What is its darkest pixel, and what should it be?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = tile / (tile.max() or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
