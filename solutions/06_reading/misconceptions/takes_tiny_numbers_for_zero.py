"""Compares with a tolerance.

symptom: I used np.allclose, as one should with floats.
fails: test_a_single_small_number_keeps_a_filter_alive
says: A tolerance is right where numbers were rounded. Does ReLU round? Which numbers does np.allclose(x, 0) let pass?
"""

import numpy as np


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if np.allclose(activation[..., c], 0)]
