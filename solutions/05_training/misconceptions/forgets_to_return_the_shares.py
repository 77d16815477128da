"""Works everything out and returns nothing.

symptom: I see the numbers, but the check says None.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: What does a function give back that only prints?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    print({"accuracy": np.mean(y == d)})
