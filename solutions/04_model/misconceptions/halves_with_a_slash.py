"""Divides with / and carries halves of pixels along.

symptom: The sums look right, but they end in .0, and for odd sides they are not even whole.
fails: test_counts_the_two_million
says: Print the shape after the pooling for 13 columns. How many columns is that? Which of Python's two divisions counts boxes?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) / 2, (width - 2) / 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
