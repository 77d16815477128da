"""Takes the sparse categorical cross-entropy.

symptom: InvalidArgumentError: received a label value of 1 which is outside the valid range of [0, 1).
fails: test_measures_binary_cross_entropy
says: That loss looks for output number 1 when the label is 1. How many outputs are there?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
