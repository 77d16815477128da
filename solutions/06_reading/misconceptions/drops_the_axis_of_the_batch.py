"""Takes the first image out of every output.

symptom: My maps can be drawn at once, but the checks say that an axis is missing.
fails: test_gives_the_output_of_every_layer, test_every_output_holds_the_whole_batch
says: One picture can be drawn at once, but what does the caller expect who sent five? Print the shape of one output.
"""

import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if type(layer).__name__ != "InputLayer":
            x = layer(x)
            outputs.append(np.array(x)[0])
    return outputs
