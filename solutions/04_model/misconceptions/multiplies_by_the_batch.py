"""Multiplies everything by the size of a batch.

symptom: All my numbers are 20 times too large.
fails: test_counts_a_small_network
says: Twenty images go through the network at once. Does each of them bring its own weights, or do all use the same?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [20 * count for count in [*counts, 0, dense * (height * width * channels + 1), dense + 1]]
