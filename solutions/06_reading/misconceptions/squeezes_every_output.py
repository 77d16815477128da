"""Removes all axes of length one.

symptom: The numbers are right, and still the shapes are said to be wrong.
fails: test_gives_the_output_of_every_layer
says: Which axes does np.squeeze remove when there is one image, or one filter? Who decides that they may go?
"""

import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.append(np.squeeze(x))
    return outputs
