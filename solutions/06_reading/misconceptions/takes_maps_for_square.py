"""Takes the height of a map for its width.

symptom: ValueError: could not broadcast input array, but not with my square maps.
fails: test_maps_need_not_be_square, test_lays_the_maps_row_by_row
says: Print both sides of a map that is not square. How often does your code ask for the second one?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, _, channels = activation.shape
    width = height
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
