"""Begins with the last entry of filters.

symptom: 617,009 parameters, less than the two million.
fails: test_builds_a_network_for_the_image
says: Which entry of `filters` belongs to the layer that sees the image?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in reversed(filters):
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
