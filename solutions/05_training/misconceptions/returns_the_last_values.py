"""Returns only the last value of each curve.

symptom: I can not draw a curve from one number.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: How many numbers does each key need after five epochs?
"""


def train(model, train_flow, validation_flow, epochs=5):
    history = model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
    return {key: values[-1] for key, values in history.items()}
