"""Sets from_logits=True although the model ends with a sigmoid.

symptom: The loss never falls below 0.3, though the accuracy is fine.
fails: test_measures_binary_cross_entropy
says: With `from_logits=True` Keras applies a sigmoid inside the loss. How many sigmoids does an answer go through then?
"""

import keras


def compile_model(model):
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True), metrics=["accuracy"])
    return model
