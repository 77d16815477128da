"""Calls the whole model once for each layer.

symptom: All elements of my list are the same.
fails: test_gives_the_output_of_every_layer
says: In your loop, what changes from one layer to the next? Does the line that computes use it?
"""


def layer_outputs(model, x):
    return [model(x).numpy() for layer in model.layers if type(layer).__name__ != "InputLayer"]
