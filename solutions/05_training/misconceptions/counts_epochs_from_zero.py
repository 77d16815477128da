"""Counts epochs from 0.

symptom: I am one too low.
fails: test_finds_the_highest_validation_accuracy, test_takes_the_earliest_of_equals, test_looks_at_the_validation_accuracy
says: Which number does Keras print in front of the first epoch?
"""

import numpy as np


def best_epoch(history):
    return int(np.argmax(history["val_accuracy"]))
