"""Counts right and wrong answers, and forgets which class they are of.

symptom: Both rows are equal.
fails: test_counts_who_is_taken_for_whom, test_rows_are_the_truth
says: An airplane taken for a motorbike and a motorbike taken for an airplane: do they stand in the same place?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    right = int(np.sum(y == d))
    return np.array([[right, y.size - right], [y.size - right, right]])
