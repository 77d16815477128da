"""Leaves the output as it is.

symptom: Some of my probabilities are negative.
fails: test_answers_with_one_probability
says: Which numbers can come out of your last layer? Which of them can be read as a probability?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1))
    return keras.Sequential(layers)
