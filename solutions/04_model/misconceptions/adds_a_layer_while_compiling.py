"""Puts one more sigmoid layer behind the model.

symptom: My model has two more parameters after compiling.
fails: test_compiles_the_model_that_it_is_given
says: Compiling builds nothing. Which line of yours changes the layers, and who has asked for it?
"""

import keras


def compile_model(model):
    model = keras.Model(model.inputs, keras.layers.Dense(1, activation="sigmoid")(model.outputs[0]))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
