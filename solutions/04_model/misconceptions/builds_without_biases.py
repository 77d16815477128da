"""Switches all biases off.

symptom: 2,391,088 parameters, 241 too few.
fails: test_builds_a_network_for_the_image
says: 16 + 32 + 64 + 128 + 1 = 241. Which numbers are these, and where have they gone?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu", use_bias=False))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu", use_bias=False))
    layers.append(keras.layers.Dense(1, activation="sigmoid", use_bias=False))
    return keras.Sequential(layers)
