"""Adds one batch in any case.

symptom: Keras says that my input ran out of data.
fails: test_counts_the_batches_of_the_course, test_full_batches_need_no_extra_one
says: Deal twelve pictures into batches of four. What is in the last batch that you count?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return n_images // batch_size + 1
