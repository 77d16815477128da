"""Compiles without a metric.

symptom: The history has a loss and a val_loss, and nothing else.
fails: test_reports_the_accuracy_as_accuracy
says: What will you want to read off in percent, epoch by epoch? Which argument of compile asks for it?
"""


def compile_model(model):
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model
