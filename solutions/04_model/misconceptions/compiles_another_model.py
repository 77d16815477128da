"""Builds a new model and compiles that.

symptom: With my own network it works; the check says that the layers have changed.
fails: test_compiles_the_model_that_it_is_given
says: Which model does the caller hand you, and which one does he get back? Where do his trained weights go?
"""

import keras


def compile_model(model):
    image = keras.Input(shape=(8, 8, 1))
    row = keras.layers.Flatten()(image)
    model = keras.Model(image, keras.layers.Dense(1, activation="sigmoid")(row))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
