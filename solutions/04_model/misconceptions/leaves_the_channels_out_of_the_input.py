"""Describes an image by height and width alone.

symptom: ValueError: Input 0 of layer "conv2d" is incompatible with the layer: expected min_ndim=4, found ndim=3.
fails: test_builds_a_network_for_the_image
says: How many axes has one image? And with the batch in front?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential([keras.Input(shape=input_shape[:2])])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
