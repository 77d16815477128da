"""Writes the network as a class of its own.

symptom: It trains in my notebook, but the grader can not read it.
fails: test_takes_photographs_and_gives_one_answer_each
says: Can the same layers be written as a list, or as a chain of calls?
"""

import keras


class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.flatten = keras.layers.Flatten()
        self.hidden = keras.layers.Dense(32, activation="relu")
        self.out = keras.layers.Dense(1, activation="sigmoid")

    def call(self, images):
        return self.out(self.hidden(self.flatten(images)))


def build_classifier():
    model = Classifier()
    model(keras.ops.zeros((1, 150, 150, 3)))
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
