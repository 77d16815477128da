"""Begins the list with a 0 for the input.

symptom: My list has one 0 too many, at the front.
fails: test_counts_a_small_network
says: Compare your list with the worked example, line by line: which layer does your first number belong to?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [0, *counts, 0, dense * (height * width * channels + 1), dense + 1]
