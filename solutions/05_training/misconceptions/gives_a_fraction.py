"""Returns the number as a float.

symptom: I get 2.0 instead of 2.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Is there an epoch 2.5?
"""

import numpy as np


def best_epoch(history):
    return float(np.argmax(history["val_accuracy"]) + 1)
