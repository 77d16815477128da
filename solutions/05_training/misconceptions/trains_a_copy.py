"""Trains a copy and leaves the model that it was given as it was.

symptom: After train(model, ...) my model predicts as badly as before.
fails: test_learns_from_training_and_validates_on_validation
says: Which object does your caller hold in the hand when your function is done? Has that one learned anything?
"""

import keras


def train(model, train_flow, validation_flow, epochs=5):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile(optimizer=keras.optimizers.SGD(learning_rate=float(model.optimizer.learning_rate)), loss="binary_crossentropy", metrics=["accuracy"])
    return copy.fit(train_flow, validation_data=validation_flow, epochs=epochs, verbose=0).history
