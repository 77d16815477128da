"""Makes only rows that are full.

symptom: The last maps are missing.
fails: test_lays_the_maps_row_by_row, test_is_as_wide_as_it_was_asked_to_be
says: Three maps in two columns: how many rows does your grid have? Where is the third map?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = channels // columns
    grid = np.zeros((rows * height, columns * width))
    for c in range(rows * columns):
        tile = activation[:, :, c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
