"""Takes filters of 5x5 for the weights, and 3x3 for the sizes.

symptom: My convolutions have 1,216 parameters and more.
fails: test_counts_a_small_network
says: How many weights has a 3x3 filter on one channel? Which number in your line says so?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (25 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
