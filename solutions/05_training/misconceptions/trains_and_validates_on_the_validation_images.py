"""Uses the validation images for both.

symptom: The training flow could be empty, and I would not notice.
fails: test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Where does train_flow enter your line?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(validation_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
