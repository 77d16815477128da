"""Puts a softmax on the single output.

symptom: The accuracy is 0.5 in every epoch, and Keras warns about softmax over one element.
fails: test_answers_with_one_probability
says: Softmax makes all outputs add up to 1. What is the softmax of a single number, whatever it is?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="softmax"))
    return keras.Sequential(layers)
