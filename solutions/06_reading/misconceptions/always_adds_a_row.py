"""Makes one row more than there are full ones.

symptom: There is an empty row at the bottom, but only sometimes.
fails: test_is_as_wide_as_it_was_asked_to_be
says: Four maps in two columns: how many rows are needed? And what does your formula say?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = channels // columns + 1
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
