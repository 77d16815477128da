"""Calls fit_generator, which Keras has given up.

symptom: AttributeError: 'Sequential' object has no attribute 'fit_generator'
fails: test_reports_every_epoch, test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: fit_generator is gone. Which method takes generators today?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit_generator(train_flow, validation_data=validation_flow, epochs=epochs).history
