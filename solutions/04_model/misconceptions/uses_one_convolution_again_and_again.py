"""Makes one convolution layer and adds it several times.

symptom: ValueError: all layers added to a Sequential model should have unique names.
fails: test_a_pair_for_every_entry_of_filters
says: How many different convolutions are in the plan? How often does your code *make* one?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    convolution = keras.layers.Conv2D(filters[0], 3, activation="relu")
    for _ in filters:
        layers.append(convolution)
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
