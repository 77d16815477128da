"""Takes the argmax of each row of probabilities.

symptom: Everything is called 0, and my accuracy is about a half.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: What is the largest of a single number, and at which place does it stand?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = np.argmax(p[:, None], axis=1).astype(bool)
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
