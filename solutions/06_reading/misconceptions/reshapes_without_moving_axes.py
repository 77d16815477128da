"""Reshapes the stretched maps into the shape of the grid.

symptom: The shape is right, the picture is a jumble.
fails: test_lays_the_maps_row_by_row, test_scales_each_map_on_its_own
says: reshape keeps the order of all numbers. Which two numbers are neighbours before it, two pixels of a map or two maps of a pixel?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    tiles = np.zeros((height, width, rows * columns))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tiles[:, :, c] = (tile - tile.min()) / (np.ptp(tile) or 1)
    return tiles.reshape(rows * height, columns * width)
