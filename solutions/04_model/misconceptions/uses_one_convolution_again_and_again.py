"""Makes one convolution layer and adds it several times.

symptom: ValueError: all layers added to a Sequential model should have unique names.
fails: test_a_pair_for_every_entry_of_filters
says: How many different convolutions are in the plan? How often does your code *make* one?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    convolution = keras.layers.Conv2D(filters[0], 3, activation="relu")
    for _ in filters:
        model.add(convolution)
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
