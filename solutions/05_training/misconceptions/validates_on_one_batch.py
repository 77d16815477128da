"""Validates on a single batch.

symptom: My val_accuracy jumps between a few values only.
fails: test_every_image_counts_once_an_epoch
says: How many batches does the validation flow have, and how many of them does validation_steps let through?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=validation_flow, validation_steps=1, epochs=epochs, verbose=0).history
