"""Writes 18,496 where the length of the row belongs.

symptom: The two million are right, but for other images only the dense layer is wrong.
fails: test_counts_a_small_network
says: 18,496 belongs to images of 150 x 150. Where does your function work out the row of another image?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    channels = input_shape[2]
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        channels = maps
    return [*counts, 0, dense * (18496 + 1), dense + 1]
