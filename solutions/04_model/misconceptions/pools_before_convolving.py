"""Pools first and convolves then.

symptom: The maps are 75 and not 74 pixels wide after the first pair.
fails: test_builds_a_network_for_the_image
says: Follow the shape 150 x 150 x 3 through your first two layers, and then through Figure 1.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.MaxPooling2D(2))
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
