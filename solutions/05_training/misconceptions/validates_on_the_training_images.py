"""Validates on the training images.

symptom: My validation accuracy is as good as my training accuracy. Suspiciously good.
fails: test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch, test_trains_five_epochs_unless_told_otherwise
says: Which flow do you hand over as validation_data? What would the network have to know by heart to do well there?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=train_flow, epochs=epochs, verbose=0).history
