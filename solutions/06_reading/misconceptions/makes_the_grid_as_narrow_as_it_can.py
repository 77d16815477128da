"""Makes no more columns than there are maps.

symptom: With few maps my picture is narrower than expected.
fails: test_is_as_wide_as_it_was_asked_to_be
says: One map, three columns: how wide should the picture be? Read the second of the two rules for odd cases.
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = -(-channels // columns)
    columns = min(columns, channels)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
