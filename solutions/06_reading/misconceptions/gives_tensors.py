"""Leaves the outputs as the tensors that Keras gives.

symptom: I see tf.Tensor(...) with the right numbers in it, and the check wants arrays.
fails: test_gives_the_output_of_every_layer, test_every_output_holds_the_whole_batch
says: Print type(...) of one output. What would turn it into something that NumPy users can work with?
"""

import keras


def layer_outputs(model, x):
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    return list(keras.Model(model.inputs[0], [layer.output for layer in layers])(x))
