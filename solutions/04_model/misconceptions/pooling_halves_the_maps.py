"""Lets a pooling halve the number of maps, too.

symptom: From the second convolution on, everything is too small.
fails: test_counts_a_small_network
says: A pooling box lies on one map. Does it ever join two maps into one?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, max(maps // 2, 1)
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
