"""Takes the input as (channels, height, width).

symptom: ValueError about a negative dimension, or a network for images of 3 x 150 pixels.
fails: test_builds_a_network_for_the_image
says: Print `input_shape`: which of its three numbers is the number of channels? In which order does Keras want them?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    layers = [keras.Input(shape=(channels, height, width))]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
