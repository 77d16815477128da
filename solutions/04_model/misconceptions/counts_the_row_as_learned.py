"""Counts the numbers that come out of Flatten as parameters.

symptom: My list has 18,496 for Flatten, and the total is too large by just that.
fails: test_counts_a_small_network
says: Are these numbers learned, or are they computed from the image that happens to come in? What does Flatten do to them?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, height * width * channels, dense * (height * width * channels + 1), dense + 1]
