"""Imports from keras.layers.convolutional, which Keras 3 no longer has.

symptom: ModuleNotFoundError: No module named 'keras.layers.convolutional'.
fails: test_builds_a_network_for_the_image
says: Old API: your idea may well be right. All layers now live in one place, `keras.layers`; which line has to change?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    from keras.layers.convolutional import Conv2D

    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
