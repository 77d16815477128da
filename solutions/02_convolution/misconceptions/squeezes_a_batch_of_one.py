"""Drops the batch axis when there is just one image.

symptom: It works for two images, but one image gives a plain row.
fails: test_a_batch_of_one_stays_a_batch
says: How many axes has your answer for two images, and for one? What does `squeeze` remove?
"""

import numpy as np


def flatten(x):
    return np.squeeze(x.reshape(len(x), -1))
