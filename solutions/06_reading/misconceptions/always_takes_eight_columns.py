"""Makes eight columns, whatever is asked.

symptom: Only the default works.
fails: test_lays_the_maps_row_by_row
says: Where does `columns` enter your function?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // 8)
    grid = np.zeros((rows * height, 8 * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, 8)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
