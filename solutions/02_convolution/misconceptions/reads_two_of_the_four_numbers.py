"""Takes the first number for both sides of the height, the second for both sides of the width.

symptom: The last two numbers do not change anything.
fails: test_four_numbers_are_top_bottom_left_right
says: Change only the fourth number and call your function again. Does anything happen? Should it?
"""

import numpy as np


def zero_pad(x, pad):
    if isinstance(pad, int):
        pad = (pad, pad)
    return np.pad(x, ((0, 0), (pad[0], pad[0]), (pad[1], pad[1]), (0, 0)))
