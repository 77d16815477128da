"""Begins with a Rescaling layer.

symptom: It learns very slowly, or not at all.
fails: test_builds_the_network_layer_by_layer
says: Who has already divided the pixels by 255? How large is a white pixel after the second division?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape), keras.layers.Rescaling(1 / 255)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
