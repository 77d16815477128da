"""Takes SGD.

symptom: It learns, but after five epochs it is not there yet.
fails: test_steps_with_adam_or_rmsprop
says: Which two optimizers does the question name?
"""


def compile_model(model):
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    return model
