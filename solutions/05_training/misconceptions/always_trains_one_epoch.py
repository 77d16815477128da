"""Trains one epoch, whatever it is told.

symptom: My curves are single points.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: How many epochs does fit train if nobody tells it?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=validation_flow, verbose=0).history
