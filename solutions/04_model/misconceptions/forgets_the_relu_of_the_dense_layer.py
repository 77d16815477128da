"""Gives only the convolutions an activation.

symptom: All shapes and numbers are right, and still a check of the dense layer fails.
fails: test_rectifies_where_the_text_says
says: Two dense layers follow each other. What stands between them? Which activation does Dense take if you name none?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
