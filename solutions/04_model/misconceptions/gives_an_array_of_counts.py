"""Gives a NumPy array.

symptom: The numbers are right, yet the check wants a list.
fails: test_counts_a_small_network
says: What type does your function hand back, and which type does its first line promise?
"""

import numpy as np


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return np.array([*counts, 0, dense * (height * width * channels + 1), dense + 1])
