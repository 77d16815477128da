"""Trains on the validation images and validates on the training images.

symptom: My training loss does not fit the images that I train on.
fails: test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Which of the two flows comes first in your call of fit?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(validation_flow, validation_data=train_flow, epochs=epochs, verbose=0).history
