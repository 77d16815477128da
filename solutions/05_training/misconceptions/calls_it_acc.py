"""Uses the key of an older Keras, acc.

symptom: KeyError: 'accuracy'
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Print the keys of history.history. Which names does Keras use today?
"""


def train(model, train_flow, validation_flow, epochs=5):
    history = model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
    return {key.replace("accuracy", "acc"): values for key, values in history.items()}
