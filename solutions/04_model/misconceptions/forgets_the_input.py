"""Never says how large an image is.

symptom: model.summary() shows question marks and 0 parameters; count_params says that the model is not built.
fails: test_builds_a_network_for_the_image
says: How could Keras know how many weights the dense layer needs? What has it not been told?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    model = keras.Sequential()
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
