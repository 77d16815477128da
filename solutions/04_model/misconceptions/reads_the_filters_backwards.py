"""Begins with the last entry of filters.

symptom: 617,009 parameters, and not two million.
fails: test_counts_the_two_million
says: Which entry of `filters` belongs to the layer that reads the image? Which layer sees the most pixels, and which the most maps?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters[::-1]:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
