"""Puts a ReLU on the output.

symptom: The loss is stuck at 8 or so.
fails: test_answers_with_one_probability
says: Can your last layer say 0.3? Can it say 7? Which of the two is a probability?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="relu"))
    return keras.Sequential(layers)
