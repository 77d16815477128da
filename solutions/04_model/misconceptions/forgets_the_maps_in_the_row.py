"""Counts the pixels of one map only when it flattens.

symptom: The dense layer has 37,120 parameters; it should be 64 times as many.
fails: test_counts_a_small_network
says: The row holds all maps, one after another. How many are there?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width + 1), dense + 1]
