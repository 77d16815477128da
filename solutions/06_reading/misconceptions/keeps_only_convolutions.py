"""Reads the convolution layers and no others.

symptom: The pictures for the convolutions are right, but the checks want more outputs.
fails: test_gives_the_output_of_every_layer, test_layers_without_weights_count_too
says: Which layers of the worked example does your list leave out? What did the question ask for?
"""

import keras
import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        x = layer(x)
        if isinstance(layer, keras.layers.Conv2D):
            outputs.append(np.array(x))
    return outputs
