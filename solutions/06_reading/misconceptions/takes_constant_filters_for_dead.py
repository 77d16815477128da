"""Calls a filter dead that never changes.

symptom: A filter that gives 1 everywhere is in my list.
fails: test_filters_that_always_give_the_same_are_alive
says: A filter gives 0.5 at every position. Does ReLU hold it at zero? What does np.std say about it?
"""

import numpy as np


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if np.std(activation[..., c]) == 0]
