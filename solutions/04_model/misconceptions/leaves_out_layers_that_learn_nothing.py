"""Lists only the layers with parameters.

symptom: The sum is right, the list has five numbers instead of nine.
fails: test_counts_a_small_network
says: Which layers of the table are not in your list? The list has a place for every layer, even if there is nothing to learn.
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [count for count in [*counts, 0, dense * (height * width * channels + 1), dense + 1] if count]
