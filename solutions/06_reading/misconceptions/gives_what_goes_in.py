"""Reads the input of every layer, not its output.

symptom: Everything is shifted by one: the first element is the image, the last one is missing.
fails: test_gives_the_output_of_every_layer
says: A layer has an input and an output. Which of the two does the first element of your list show?
"""

import keras
import numpy as np


def layer_outputs(model, x):
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    reader = keras.Model(model.inputs[0], [layer.input for layer in layers])
    return [np.array(entering) for entering in reader(x)]
