"""Rounds down: a short last batch is left out.

symptom: 318 pictures give me 15 batches.
fails: test_counts_the_batches_of_the_course, test_the_last_batch_may_be_short
says: Deal ten pictures into batches of three. Who looks at the tenth?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return n_images // batch_size
