"""Takes the first axis for the width.

symptom: My tiles are mirrored along the diagonal.
fails: test_maps_need_not_be_square
says: Which axis of the activation counts the rows of the image? Follow one pixel into your tile.
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    width, height, channels = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].T.astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
