"""Writes three pairs of layers, whatever filters holds.

symptom: IndexError, or a list that is too long, when there are not three filters.
fails: test_counts_a_small_network, test_a_pair_for_every_entry_of_filters
says: How many entries has `filters` in the small example? How many pairs does your function make?
"""

import keras


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    height, width, channels = input_shape
    counts = []
    for i in range(3):
        counts += [filters[i] * (9 * channels + 1), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, filters[i]
    return [*counts, 0, dense * (height * width * channels + 1), dense + 1]


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for i in range(3):
        layers.append(keras.layers.Conv2D(filters[i], 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
