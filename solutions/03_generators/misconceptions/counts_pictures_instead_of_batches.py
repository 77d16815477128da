"""Takes the number of pictures for the number of steps.

symptom: Keras says that my input ran out of data, and an epoch lasts for ever.
fails: test_counts_the_batches_of_the_course, test_full_batches_need_no_extra_one
says: How many pictures does one step look at?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return n_images
