"""Trains and returns nothing.

symptom: TypeError: 'NoneType' object is not subscriptable
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: What does a function give back that has no return?
"""


def train(model, train_flow, validation_flow, epochs=5):
    history = model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0)
    print(history.history)
