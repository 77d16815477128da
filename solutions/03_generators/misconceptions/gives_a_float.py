"""Gives the right number as a float.

symptom: TypeError: 'float' object cannot be interpreted as an integer.
fails: test_counts_the_batches_of_the_course, test_full_batches_need_no_extra_one
says: Print the type of your answer. Can range() count to it?
"""

import numpy as np


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return float(np.ceil(n_images / batch_size))
