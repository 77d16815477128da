"""Gives the outputs by the name of their layer.

symptom: I find every output by its name, but the checks do not accept it.
fails: test_gives_the_output_of_every_layer
says: A name is handy, but two models name their layers differently. Which type does the docstring promise?
"""

import numpy as np


def layer_outputs(model, x):
    outputs = {}
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs[layer.name] = np.array(x)
    return outputs
