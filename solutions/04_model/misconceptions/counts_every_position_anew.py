"""Multiplies the weights of a convolution by the positions of the filter.

symptom: The first layer alone has 9,812,992 parameters.
fails: test_counts_a_small_network
says: The filter slides. Does it learn new weights wherever it goes, or does it take the same ones along?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1) * (height - 2) * (width - 2), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
