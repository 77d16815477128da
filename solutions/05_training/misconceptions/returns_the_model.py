"""Returns the trained model.

symptom: I get a model where I expect numbers.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: What does the docstring say about the value that comes back?
"""


def train(model, train_flow, validation_flow, epochs=5):
    model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0)
    return model
