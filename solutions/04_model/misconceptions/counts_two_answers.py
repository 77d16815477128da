"""Gives the last layer two outputs.

symptom: Everything is right except the last number: 258.
fails: test_counts_a_small_network
says: One number between 0 and 1 is all the network says. How many outputs is that?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), 2 * (dense + 1)]
