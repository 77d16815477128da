"""Scales the images once more.

symptom: My maps look right, only all numbers are much too small.
fails: test_gives_the_output_of_every_layer
says: Who divides by 255, the generator or this function? Send zeros and ones in and print what the first layer sees.
"""

import numpy as np


def layer_outputs(model, x):
    outputs, x = [], x / 255
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.append(np.array(x))
    return outputs
