"""Begins with a Rescaling layer.

symptom: It learns very slowly, or not at all.
fails: test_builds_the_network_layer_by_layer
says: Who has already divided the pixels by 255? How large is a white pixel after the second division?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape), keras.layers.Rescaling(1 / 255)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
