"""Has two outputs with softmax, one for each class.

symptom: Two classes need two outputs, do they not? I get 2,391,458 parameters.
fails: test_answers_with_one_probability
says: It would work, with another loss. But look at what is asked: if one output says 0.8 for motorbikes, what does it say for airplanes?
"""

import keras


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers.append(keras.layers.Conv2D(maps, 3, activation="relu"))
        layers.append(keras.layers.MaxPooling2D(2))
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(2, activation="softmax"))
    return keras.Sequential(layers)
