"""Sets the learning rate to 0.1, as for plain gradient descent.

symptom: After a good start the accuracy drops to 0.5 and stays there.
fails: test_takes_steps_of_a_sane_length
says: What fits SGD can be far too much for Adam. Between which two numbers should the rate lie here?
"""

import keras


def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model
