"""Divides each row by its sum.

symptom: My numbers are between 0 and 1.
fails: test_counts_who_is_taken_for_whom, test_rows_are_the_truth, test_counts_are_whole_numbers
says: Does the docstring ask for counts or for shares?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    matrix = np.zeros((2, 2))
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[truth, said] += 1
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
