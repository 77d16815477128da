"""Gives what the model predicts, and nothing in between.

symptom: I call the model, and my list has a single element.
fails: test_gives_the_output_of_every_layer
says: Calling the model gives its last output. Where in Keras can you name the outputs that you want to see?
"""

import numpy as np


def layer_outputs(model, x):
    return [np.array(model(x))]
