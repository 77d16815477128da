"""Sets the learning rate to 1.

symptom: The loss jumps to some thousands, and the accuracy stays at 0.5.
fails: test_takes_steps_of_a_sane_length
says: Which of the walks in Figure 6 is yours? Is the loss falling at all?
"""

import keras


def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1.0), loss="binary_crossentropy", metrics=["accuracy"])
    return model
