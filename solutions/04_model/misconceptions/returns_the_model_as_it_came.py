"""Gives the model back without compiling it.

symptom: You must compile your model before training it.
fails: test_measures_binary_cross_entropy
says: The model comes back as it went in. Which call tells it what counts as good and how to get better?
"""


def compile_model(model):
    return model
