"""Trains without validating.

symptom: KeyError: 'val_accuracy'
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Which two of the four curves are missing, and what does fit need to draw them?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, epochs=epochs, verbose=0).history
