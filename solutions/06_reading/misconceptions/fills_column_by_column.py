"""Lays the maps downwards first.

symptom: The tiles are right, their order is not.
fails: test_lays_the_maps_row_by_row
says: Where does map 1 go: to the right of map 0, or below it?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        column, row = divmod(c, rows)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
