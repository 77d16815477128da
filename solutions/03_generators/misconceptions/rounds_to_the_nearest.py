"""Rounds to the nearest number.

symptom: Sometimes I have one batch less than len(flow).
fails: test_the_last_batch_may_be_short
says: Deal ten pictures into batches of three. Is a third of a batch no batch?
"""


def count_batches(n_images, batch_size):
    if batch_size < 1 or n_images < 0:
        raise ValueError("impossible")
    return round(n_images / batch_size)
