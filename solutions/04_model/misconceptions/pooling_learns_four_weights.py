"""Gives every pooling a weight for each pixel of its box.

symptom: I count 4 for a pooling, Keras 0.
fails: test_counts_a_small_network
says: A 2x2 box keeps the largest number. What could training change about "the largest"?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 4 * maps]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
