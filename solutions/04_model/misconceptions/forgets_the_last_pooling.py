"""Flattens before the last pooling.

symptom: 9,493,793 in all; the convolutions are right, the dense layer is four times too large.
fails: test_counts_a_small_network
says: Write the shape below each layer. What stands between the last convolution and Flatten?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    sides = []
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width = height - 2, width - 2
        sides.append((height, width))
        height, width, channels = height // 2, width // 2, maps
    height, width = sides[-1]
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
