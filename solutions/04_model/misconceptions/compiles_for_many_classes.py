"""Takes the categorical cross-entropy.

symptom: The loss is 0.0 from the first step on, and the accuracy stays at 0.5.
fails: test_measures_binary_cross_entropy
says: That loss wants one output for each class. How many has this model? A loss of 0 at 50 % accuracy: does that look right to you?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
