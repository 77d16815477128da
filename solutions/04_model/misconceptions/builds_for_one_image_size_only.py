"""Ignores input_shape.

symptom: Works with my 150 x 150 images, and only with them.
fails: test_builds_a_network_for_the_image
says: Which images does your model accept if somebody asks for 20 x 30? Where does `input_shape` come in?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=(150, 150, 3))]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
