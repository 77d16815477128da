"""Puts the mean of each map at 0.5 and measures in standard deviations.

symptom: I scaled the maps as in a well-known book: mean 0, standard deviation 1, clipped.
fails: test_scales_each_map_on_its_own
says: That is a fine way to look at maps, but another one. What is the smallest and the largest number of your tiles?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.mean()) / (tile.std() + 1e-5)
        tile = np.clip(tile * 0.25 + 0.5, 0, 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
