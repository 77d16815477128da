"""Makes `columns` rows.

symptom: My picture stands upright where it should lie.
fails: test_scales_each_map_on_its_own, test_is_as_wide_as_it_was_asked_to_be
says: How many tiles stand side by side in your picture, and how many below each other? Which of the two is `columns`?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    grid = np.zeros((columns * height, -(-channels // columns) * width))
    for c in range(channels):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, -(-channels // columns))
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
