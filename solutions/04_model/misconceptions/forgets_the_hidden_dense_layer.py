"""Goes from Flatten to the answer directly.

symptom: 42,081 parameters.
fails: test_builds_a_network_for_the_image
says: How many dense layers are in Figure 1? What is the argument `dense` for?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
