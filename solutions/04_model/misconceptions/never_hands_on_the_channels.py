"""Takes every layer to be as deep as the image.

symptom: The first number is right, from the second convolution on they are too small.
fails: test_counts_layer_by_layer
says: What does the second convolution read: the image, or what the first one wrote? How many maps are these?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * input_shape[2] + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
