"""Trains five epochs, whatever it is told.

symptom: I asked for three epochs and waited for five.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch
says: Where does the number that the caller gives enter your line?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=validation_flow, epochs=5, verbose=0).history
