"""Sends only the first image through the network.

symptom: It works for one picture; with two, the second is missing.
fails: test_every_output_holds_the_whole_batch
says: What does x[:1] keep of a batch of two?
"""

import numpy as np


def layer_outputs(model, x):
    outputs, x = [], x[:1]
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.append(np.array(x))
    return outputs
