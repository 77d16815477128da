"""Pools with padding "same".

symptom: Two million is right, but other image sizes give too many parameters.
fails: test_builds_the_network_layer_by_layer
says: Thirteen columns in boxes of two: how many boxes do you get with "valid", and how many with "same"? 148, 72 and 34 can not tell you.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2, padding="same"))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
