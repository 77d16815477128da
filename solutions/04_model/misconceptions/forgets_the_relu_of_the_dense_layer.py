"""Gives only the convolutions an activation.

symptom: All shapes and numbers are right, and still a check of the dense layer fails.
fails: test_rectifies_where_the_text_says
says: Two dense layers follow each other. What stands between them? Which activation does Dense take if you name none?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
