"""Counts the row as one number for each map, as global average pooling would make it.

symptom: Only 32,033 parameters in all.
fails: test_counts_a_small_network
says: How many numbers does Flatten write for maps of 4 x 6? Does it drop any?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (channels + 1), dense + 1]
