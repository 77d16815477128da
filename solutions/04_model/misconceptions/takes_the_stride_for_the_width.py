"""Writes Conv2D(n, 3, 3), as in Keras 1.

symptom: The maps shrink to a third after each convolution; soon nothing is left of them.
fails: test_builds_a_network_for_the_image
says: The third number was the width of the filter in Keras 1. What is it today? `help(keras.layers.Conv2D)` knows.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
