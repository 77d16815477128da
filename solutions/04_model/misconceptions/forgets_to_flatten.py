"""Goes from the maps into the dense layer directly.

symptom: The model builds, but its output has the shape (None, 17, 17, 1).
fails: test_answers_with_one_probability
says: How many numbers does your model answer for one image? What does a dense layer do with maps that nobody has written into one row?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
