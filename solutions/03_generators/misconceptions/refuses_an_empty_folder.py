"""Refuses 0 pictures.

symptom: I get an error for an empty folder.
fails: test_no_pictures_need_no_batches
says: How many batches does it take to show no picture at all? Is that impossible, or just few?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 1:
        raise ValueError("no pictures")
    return -(-n_images // batch_size)
