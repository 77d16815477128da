"""Builds the model and gives nothing back.

symptom: 'NoneType' object has no attribute 'summary'.
fails: test_builds_a_network_for_the_image
says: What does the caller get? A function without return hands back None; so do `model.summary()` and `model.compile()`.
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    keras.Sequential(layers)
