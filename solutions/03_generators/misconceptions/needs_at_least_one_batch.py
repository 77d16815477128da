"""Gives at least one batch.

symptom: 0 pictures give me one batch.
fails: test_no_pictures_need_no_batches
says: What would be in that batch when there is no picture?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return max(1, -(-n_images // batch_size))
