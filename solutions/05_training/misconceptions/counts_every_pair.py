"""Counts every label with every probability.

symptom: My matrix adds up to N times N.
fails: test_counts_each_image_once_whatever_the_shapes
says: How many images are there, and what do your four numbers add up to?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.asarray(y_true), np.asarray(y_prob)
    d = p > threshold
    return np.array([[np.sum((y == truth) & (d == said)) for said in (0, 1)] for truth in (0, 1)])
