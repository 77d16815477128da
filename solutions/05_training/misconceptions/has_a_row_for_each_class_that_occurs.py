"""Makes as many rows and columns as there are classes in the data.

symptom: My matrix is 1x1 when all images are motorbikes.
fails: test_is_two_by_two_even_if_a_class_never_occurs
says: How many classes can there be, whatever these images happen to be?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > threshold
    classes = np.unique(np.concatenate([y, d.astype(int)]))
    return np.array([[np.sum((y == truth) & (d == said)) for said in classes] for truth in classes])
