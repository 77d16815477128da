"""Uses the height for both sides.

symptom: Right for 150 x 150, wrong for 10 x 15.
fails: test_counts_a_small_network
says: The two sides of the image need not be equal. Follow the width through your loop: where does it get lost?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    width = height
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
