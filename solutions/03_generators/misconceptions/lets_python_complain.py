"""Checks nothing: dividing by zero raises another error, and negative numbers pass.

symptom: My function does raise an error for batch size 0.
fails: test_refuses_batches_without_pictures, test_refuses_impossible_numbers
says: Which error does the docstring promise, and which one comes up by itself? What about a batch size of -2?
"""


def count_batches(n_images, batch_size):
    return -(-n_images // batch_size)
