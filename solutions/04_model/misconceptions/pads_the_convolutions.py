"""Takes the convolutions to keep the size of the image.

symptom: My total is 2,678,049, a little more than in the text.
fails: test_counts_the_two_million
says: Is a map 150 or 148 pixels wide after the first convolution? Which padding does the network use?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = height // 2, width // 2, maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
