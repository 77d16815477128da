"""Takes the loss for the metric.

symptom: The history shows the same numbers twice.
fails: test_reports_the_accuracy_as_accuracy
says: The loss is for the optimizer. Which number would you tell a friend who asks how often the network is right?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["binary_crossentropy"])
    return model
