"""Takes GlobalAveragePooling2D where Flatten is asked.

symptom: Only 32,033 parameters, and it still learns well.
fails: test_builds_a_network_for_the_image
says: A fine idea of newer networks. But which layer writes down *all* numbers of the maps, so that 2 million parameters come about?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.GlobalAveragePooling2D())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
