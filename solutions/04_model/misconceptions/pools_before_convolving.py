"""Pools first and convolves then.

symptom: The maps are 75 and not 74 pixels wide after the first pair.
fails: test_builds_a_network_for_the_image
says: Follow the shape 150 x 150 x 3 through your first two layers, and then through Figure 1.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.MaxPooling2D(2))
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
