"""Writes lr= for the learning rate.

symptom: ValueError: Argument(s) not recognized: {'lr': 0.001}.
fails: test_measures_binary_cross_entropy
says: Old API: your idea may well be right. The argument is spelled out today: which two words does `lr` stand for?
"""

import keras


def compile_model(model):
    model.compile(optimizer=keras.optimizers.Adam(lr=0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
