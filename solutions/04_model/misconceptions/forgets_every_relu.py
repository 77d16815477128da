"""Leaves all hidden layers without activation.

symptom: The summary looks exactly like yours, and it even learns.
fails: test_rectifies_where_the_text_says
says: What do two layers without anything between them make together, as in section 4 of assignment 02? Which activation does Keras take if you name none?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
