"""Leaves a line of one pixel between the tiles.

symptom: My picture is easier to read than the expected one, but a few pixels larger.
fails: test_lays_the_maps_row_by_row
says: Lines between tiles are pretty. How many pixels has the picture that the docstring promises?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * (height + 1) - 1, columns * (width + 1) - 1))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * (height + 1) : row * (height + 1) + height, column * (width + 1) : column * (width + 1) + width] = tile
    return grid
