"""Rounds up when a pooling does not come out even.

symptom: The two million are right, but other image sizes give too many parameters in the dense layer.
fails: test_carries_height_and_width_along
says: Thirteen columns in boxes of two: is the last box full? And what does padding "valid" do with it?
"""


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [maps * (9 * channels + 1), 0]
        height, width, channels = -(-(height - 2) // 2), -(-(width - 2) // 2), maps
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]
