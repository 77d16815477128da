"""Puts the predictions into the rows.

symptom: The diagonal is right, the other two numbers are in each other's place.
fails: test_counts_who_is_taken_for_whom, test_is_two_by_two_even_if_a_class_never_occurs, test_rows_are_the_truth
says: Two images are really 1 and were called 0. In which row do they stand, if rows are the truth?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[said, truth] += 1
    return matrix
