"""Takes the last epoch for the best.

symptom: My answer is always the number of epochs.
fails: test_finds_the_highest_validation_accuracy, test_looks_at_the_validation_accuracy
says: Does a network get better in every epoch?
"""


def best_epoch(history):
    return len(history["val_accuracy"])
