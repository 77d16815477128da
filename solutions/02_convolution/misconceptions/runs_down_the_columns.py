"""Writes the numbers in column-major order.

symptom: The shape is right, the order is not.
fails: test_writes_each_image_as_one_row
says: In your row, which numbers stand next to each other: the channels of one pixel, or pixels of one column?
"""


def flatten(x):
    return x.reshape(len(x), -1, order="F")
