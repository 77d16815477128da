"""Returns a list of lists.

symptom: It looks right when I print it.
fails: test_counts_who_is_taken_for_whom, test_rows_are_the_truth
says: What kind of object does the docstring promise?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    return [[int(np.sum((y == truth) & (d == said))) for said in (0, 1)] for truth in (0, 1)]
