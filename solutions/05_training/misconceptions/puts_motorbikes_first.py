"""Puts class 1 into the first row and column.

symptom: The matrix is turned by half a turn.
fails: test_counts_who_is_taken_for_whom, test_is_two_by_two_even_if_a_class_never_occurs, test_rows_are_the_truth
says: Which class is number 0, and which row has the number 0?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[1 - truth, 1 - said] += 1
    return matrix
