"""Never says how large an image is.

symptom: model.summary() shows question marks and 0 parameters; count_params says that the model is not built.
fails: test_builds_a_network_for_the_image
says: How could Keras know how many weights the dense layer needs? What has it not been told?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = []
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
