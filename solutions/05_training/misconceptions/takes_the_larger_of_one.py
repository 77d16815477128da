"""Takes the argmax of each row of probabilities.

symptom: Everything stands in the first column.
fails: test_counts_who_is_taken_for_whom, test_rows_are_the_truth
says: What is the largest of a single number, and at which place does it stand?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = np.argmax(p[:, None], axis=1).astype(bool)
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[truth, said] += 1
    return matrix
