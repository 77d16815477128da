"""Calls fit once to train and once for the history.

symptom: My first loss is lower than anybody else's.
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation
says: How often does your function call fit? What does the second call begin with?
"""


def train(model, train_flow, validation_flow, epochs=5):
    model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0)
    return model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
