"""Uses the key of an older Keras, val_acc.

symptom: KeyError: 'val_acc'
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Print the keys of the history. Which names does Keras use today?
"""

import numpy as np


def best_epoch(history):
    return int(np.argmax(history["val_acc"])) + 1
