"""Starts with one channel, whatever the image has.

symptom: Only the first number differs: 160, and Keras says 448.
fails: test_counts_layer_by_layer
says: All layers but the first are right. What does the first one read that the small grey example does not show?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    channels = 1
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
