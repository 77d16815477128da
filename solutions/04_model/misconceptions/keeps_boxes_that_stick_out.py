"""Pools with padding "same".

symptom: Two million is right, but other image sizes give too many parameters.
fails: test_builds_the_network_layer_by_layer
says: Thirteen columns in boxes of two: how many boxes do you get with "valid", and how many with "same"? 148, 72 and 34 can not tell you.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2, padding="same"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
