"""Adds everything up.

symptom: I get 2391329, and the check says expected the list.
fails: test_counts_a_small_network
says: The sum is the last step. What does the check want to see before it?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return sum([*counts, 0, dense * (height * width * channels + 1), dense + 1])
