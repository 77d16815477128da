"""Takes the last of equally good epochs.

symptom: I am right unless two epochs are equally good.
fails: test_takes_the_earliest_of_equals
says: Two epochs are equally good. Which one would you rather have waited for?
"""

import numpy as np


def best_epoch(history):
    return len(history["val_accuracy"]) - int(np.argmax(history["val_accuracy"][::-1]))
