"""Takes the hinge loss.

symptom: Someone used it for two classes, too.
fails: test_measures_binary_cross_entropy
says: Hinge wants labels of -1 and 1, and an output that may be any number. What are the labels here, and what does sigmoid give?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="hinge", metrics=["accuracy"])
    return model
