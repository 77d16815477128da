"""Takes the lowest validation accuracy.

symptom: My best epoch is the worst.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Is a good accuracy high or low?
"""

import numpy as np


def best_epoch(history):
    return int(np.argmin(history["val_accuracy"])) + 1
