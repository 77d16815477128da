"""Uses tanh where ReLU is asked.

symptom: My network is like the one in an older tutorial.
fails: test_rectifies_where_the_text_says
says: Which curve of assignment 02 cuts off everything below zero? What is its name in Keras?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="tanh"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="tanh"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
