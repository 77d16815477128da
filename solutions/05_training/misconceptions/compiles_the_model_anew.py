"""Compiles the model with other settings before it trains.

symptom: Whatever learning rate I choose, the curves are the same.
fails: test_learns_from_training_and_validates_on_validation, test_every_image_counts_once_an_epoch
says: Who decides about optimizer and learning rate: your function, or whoever compiled the model?
"""


def train(model, train_flow, validation_flow, epochs=5):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
