"""Gives numbers of images instead of shares.

symptom: My accuracy is 2.0.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: Can an accuracy be larger than 1?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {"accuracy": float(np.sum(y == d)), "precision": float(np.sum(y & d)), "recall": float(np.sum(y & d))}
