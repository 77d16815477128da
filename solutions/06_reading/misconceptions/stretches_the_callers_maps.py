"""Stretches the maps in place.

symptom: The picture is right, but afterwards the activation is another.
fails: test_the_grid_leaves_its_maps_alone
says: Print the activation before and after the call. Which line of yours writes into it?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    activation = activation if activation.dtype.kind == "f" else activation.astype(float)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c]
        tile -= tile.min()
        tile /= tile.max() or 1
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
