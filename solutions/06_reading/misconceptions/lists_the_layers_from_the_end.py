"""Goes through the layers from the last to the first.

symptom: All outputs are there, in the wrong order.
fails: test_gives_the_output_of_every_layer
says: Which layer sees the image first? Where does its output stand in your list?
"""

import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.insert(0, np.array(x))
    return outputs
