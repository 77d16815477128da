"""Carries the shape past the poolings as if they were not there.

symptom: I get 169,893,153 parameters in all.
fails: test_counts_a_small_network
says: Write the shape below each layer of the small example. What do 2x2 boxes do to 8 x 13?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = height - 2, width - 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
