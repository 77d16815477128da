"""Calls an image 1 whose probability is the threshold itself.

symptom: Only images with a probability of exactly 0.5 are in the wrong column.
fails: test_counts_who_is_taken_for_whom, test_rows_are_the_truth
says: Is 0.5 above 0.5?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p >= threshold
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[truth, said] += 1
    return matrix
