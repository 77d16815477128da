"""Returns a tuple instead of a dictionary.

symptom: The numbers are right, but nobody can ask for them by name.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: How does a caller find the recall in what you give back?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return float(np.mean(y == d)), float(np.sum(y & d) / max(np.sum(d), 1)), float(np.sum(y & d) / max(np.sum(y), 1))
