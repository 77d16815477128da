"""Uses assert.

symptom: My function does stop, but with an AssertionError.
fails: test_refuses_batches_without_pictures, test_refuses_impossible_numbers
says: Which error does the docstring promise? assert is a note to yourself; which word is a message to the caller?
"""


def count_batches(n_images, batch_size):
    assert batch_size >= 1
    assert n_images >= 0
    return -(-n_images // batch_size)
