"""Gives 0 where the numbers make no sense.

symptom: I handle the errors, but the check says I do not.
fails: test_refuses_batches_without_pictures, test_refuses_impossible_numbers
says: A caller who gets 0 trains for no step and never learns why. Which word of Python stops him with an error?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        return 0
    return -(-n_images // batch_size)
