"""Leaves the bias of the last layer out.

symptom: My total is 2,391,328; I am one short.
fails: test_counts_a_small_network
says: One parameter is missing, in a layer with one output. What has every output of its own?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense]
