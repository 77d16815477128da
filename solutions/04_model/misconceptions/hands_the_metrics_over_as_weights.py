"""Lists the three things without saying which is which.

symptom: TypeError or nonsense as soon as I call fit, and no accuracy in the history.
fails: test_measures_binary_cross_entropy
says: `help(model.compile)`: what does it take for its third argument? How do you say which argument you mean?
"""


def compile_model(model):
    model.compile("adam", "binary_crossentropy", ["accuracy"])
    return model
