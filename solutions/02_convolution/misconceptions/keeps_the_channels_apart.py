"""Joins height and width only.

symptom: My answer has three axes.
fails: test_writes_each_image_as_one_row
says: How many axes does a table with one row for each image have?
"""


def flatten(x):
    return x.reshape(len(x), -1, x.shape[-1])
