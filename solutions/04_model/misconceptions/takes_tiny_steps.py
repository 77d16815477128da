"""Sets the learning rate to 0.0000001.

symptom: The loss is 0.693 in every epoch.
fails: test_takes_steps_of_a_sane_length
says: Which of the walks in Figure 6 is yours? Is the loss moving at all?
"""

import keras


def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-7), loss="binary_crossentropy", metrics=["accuracy"])
    return model
