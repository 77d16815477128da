"""Asks for categorical_accuracy.

symptom: 100 % accuracy before any training.
fails: test_reports_the_accuracy_as_accuracy
says: That metric asks which output is the largest. What does it find when there is only one?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["categorical_accuracy"])
    return model
