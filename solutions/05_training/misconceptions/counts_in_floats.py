"""Counts in floats.

symptom: My matrix shows 2. instead of 2
fails: test_counts_are_whole_numbers
says: What is the dtype of np.zeros if you do not say it?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    matrix = np.zeros((2, 2))
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[truth, said] += 1
    return matrix
