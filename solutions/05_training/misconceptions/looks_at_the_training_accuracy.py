"""Looks at the training accuracy.

symptom: My best epoch is nearly always the last.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Which of the two accuracies says how the network does on images that it has not seen?
"""

import numpy as np


def best_epoch(history):
    return int(np.argmax(history["accuracy"])) + 1
