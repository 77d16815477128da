"""Forgets the last dense layer.

symptom: One number is missing at the end, and the total is 129 too small.
fails: test_counts_a_small_network
says: Which layer gives the answer between 0 and 1? Is it in your list?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1)]
