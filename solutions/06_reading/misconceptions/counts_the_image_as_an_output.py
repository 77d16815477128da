"""Begins the list with the image itself.

symptom: My list is one too long, and its first element looks like my picture.
fails: test_gives_the_output_of_every_layer, test_input_layers_are_left_out
says: How many layers has the model, and how many elements your list? Which layer computed the first one?
"""

import keras
import numpy as np


def layer_outputs(model, x):
    outputs = [x]
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        outputs.append(layer(outputs[-1]).numpy())
    return [np.array(output) for output in outputs]
