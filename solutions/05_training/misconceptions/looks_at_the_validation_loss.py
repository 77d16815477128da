"""Looks for the lowest validation loss.

symptom: I am near, but sometimes one off.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Four curves are in the history. Which one does the docstring name?
"""

import numpy as np


def best_epoch(history):
    return int(np.argmin(history["val_loss"])) + 1
