"""Refuses a batch size of 0 only.

symptom: count_batches(10, -2) gives -5.
fails: test_refuses_impossible_numbers
says: Does -5 batches make sense? Read both conditions in the docstring again.
"""


def count_batches(n_images, batch_size):
    if batch_size == 0:
        raise ValueError("no pictures in a batch")
    return -(-n_images // batch_size)
