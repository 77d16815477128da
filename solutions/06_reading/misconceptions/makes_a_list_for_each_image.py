"""Sorts by images first, and by layers second.

symptom: I get a list of lists, and all numbers are in it somewhere.
fails: test_every_output_holds_the_whole_batch
says: Which question does your outer list answer: which image, or which layer? A layer takes a whole batch at once, does that help?
"""

import numpy as np


def layer_outputs(model, x):
    everything = []
    for image in x:
        y, outputs = image[None], []
        for layer in model.layers:
            if type(layer).__name__ != "InputLayer":
                y = layer(y)
                outputs.append(np.array(y))
        everything.append(outputs)
    return everything
