"""Goes from Flatten to the answer directly.

symptom: 42,081 parameters.
fails: test_builds_a_network_for_the_image
says: How many dense layers are in Figure 1? What is the argument `dense` for?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
