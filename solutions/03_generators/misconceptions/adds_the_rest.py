"""Adds the number of pictures that are left over.

symptom: 1280 is right and 318 is far too much.
fails: test_counts_the_batches_of_the_course, test_the_last_batch_may_be_short
says: Ten pictures in batches of five leave nothing, twelve leave two. How many batches do these two make?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return n_images // batch_size + n_images % batch_size
