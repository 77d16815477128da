"""Takes two steps an epoch, however many batches there are.

symptom: My loss is another one every time, though nothing is random.
fails: test_every_image_counts_once_an_epoch
says: How many images has the network seen when it says that an epoch is over?
"""


def train(model, train_flow, validation_flow, epochs=5):
    return model.fit(train_flow, validation_data=validation_flow, epochs=epochs, steps_per_epoch=min(2, len(train_flow)), verbose=0).history
