"""Trains one epoch more than it is told.

symptom: My lists are one number too long.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Does fit begin to count at 0 or at 1, and does it matter?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=validation_flow, epochs=epochs + 1, verbose=0).history
