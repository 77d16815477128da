"""Writes a 0 for every ReLU and for the sigmoid.

symptom: The sum is right, but my list is longer than the one in the text.
fails: test_counts_a_small_network
says: ReLU is part of the layer before it. Which of your zeros belong to no line of the worked table?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0, 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), 0, dense + 1, 0]
