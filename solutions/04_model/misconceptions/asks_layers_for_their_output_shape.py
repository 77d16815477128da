"""Builds the model and reads layer.output_shape, which Keras 3 no longer has.

symptom: AttributeError: 'Conv2D' object has no attribute 'output_shape'.
fails: test_counts_a_small_network
says: Old name: in Keras 3 it is `layer.output.shape`. And the question can be answered without building anything: which four numbers does a layer need?
"""

import keras


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers += [keras.layers.Conv2D(maps, 3, activation="relu"), keras.layers.MaxPooling2D(2)]
    layers += [keras.layers.Flatten()]
    model = keras.Sequential(layers)
    row = model.layers[-1].output_shape[1]
    return [layer.count_params() for layer in model.layers] + [dense * (row + 1), dense + 1]
