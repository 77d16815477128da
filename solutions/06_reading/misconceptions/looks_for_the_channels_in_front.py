"""Takes the first axis for the channels.

symptom: My tiles are tiny, and there are far too many or too few of them.
fails: test_lays_the_maps_row_by_row, test_scales_each_map_on_its_own
says: Print activation.shape and write the meaning of each axis beside it. Along which axis do you loop?
"""

import numpy as np


def feature_map_grid(activation, columns=8):
    channels, height, width = activation.shape
    rows = -(-channels // columns)
    grid = np.zeros((rows * height, columns * width))
    for c in range(channels):
        tile = activation[c].astype(float)
        tile = (tile - tile.min()) / (np.ptp(tile) or 1)
        row, column = divmod(c, columns)
        grid[row * height : (row + 1) * height, column * width : (column + 1) * width] = tile
    return grid
