"""Returns the accuracy instead of the epoch.

symptom: I get 0.9 instead of 2.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Does the docstring ask how good the best epoch is, or which one it is?
"""


def best_epoch(history):
    return max(history["val_accuracy"])
