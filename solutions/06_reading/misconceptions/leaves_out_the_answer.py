"""Stops before the last layer.

symptom: My list is one too short, the probability is missing.
fails: test_gives_the_output_of_every_layer
says: Is the last layer a layer? What comes out of it?
"""

import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers[:-1]:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.append(np.array(x))
    return outputs
