"""Divides by the number of all images.

symptom: My precision falls when I add airplanes.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: Of how many images does the precision speak: of all, or of those that were called 1?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {"accuracy": float(np.mean(y == d)), "precision": float(np.sum(y & d) / y.size), "recall": float(np.sum(y & d) / y.size)}
