"""Expects exactly four axes.

symptom: ValueError: not enough values to unpack.
fails: test_flattens_any_number_of_axes
says: Which of the four names do you need? What if there are three axes, or five?
"""


def flatten(x):
    n, height, width, channels = x.shape
    return x.reshape(n, height * width * channels)
