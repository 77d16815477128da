"""Leaves the output as it is.

symptom: Some of my probabilities are negative.
fails: test_answers_with_one_probability
says: Which numbers can come out of your last layer? Which of them can be read as a probability?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1))
    return model
