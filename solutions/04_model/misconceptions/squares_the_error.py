"""Takes the mean squared error.

symptom: It trains just as well, so why is it wrong?
fails: test_measures_binary_cross_entropy
says: It works, but slowly. Look at Figure 6: which curve is steep where the answer is wrong and sure?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["accuracy"])
    return model
