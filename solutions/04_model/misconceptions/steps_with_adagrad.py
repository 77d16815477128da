"""Takes Adagrad.

symptom: It begins well and then hardly moves.
fails: test_steps_with_adam_or_rmsprop
says: A relative of the two that the question names. Which are they?
"""


def compile_model(model):
    model.compile(optimizer="adagrad", loss="binary_crossentropy", metrics=["accuracy"])
    return model
