"""Takes the input as (width, height, channels).

symptom: With 150 x 150 all is well; other images do not fit into the model.
fails: test_builds_the_network_layer_by_layer
says: An image array has rows first. Which of its two sides is the number of rows?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    layers = [keras.Input(shape=(width, height, channels))]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
