"""Keeps the model and hands the same one out again.

symptom: My second model is trained already when I ask for it.
fails: test_every_call_builds_a_new_network
says: Call your function twice and compare the two with `is`. What happens to the first network if somebody trains the second?
"""

import functools

import keras


@functools.cache
def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
