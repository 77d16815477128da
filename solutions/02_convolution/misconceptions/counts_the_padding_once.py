"""Makes the image larger by `pad` instead of by `pad` on each side.

symptom: 10x10 with pad 1 gives 11x11.
fails: test_puts_zeros_on_all_four_sides
says: Walk along one row of the padded image from the left edge to the right edge. How many zeros do you step on?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, 0, pad, 0) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
