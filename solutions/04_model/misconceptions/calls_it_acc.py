"""Asks for the metric under its old short name.

symptom: KeyError: 'accuracy' when I plot the history.
fails: test_reports_the_accuracy_as_accuracy
says: Old name: it still works, but the history is filed under the word that you use here. Which word will assignment 05 look up?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["acc"])
    return model
