"""Builds the network and does not compile it.

symptom: ValueError: You must call `compile()` before calling `fit()`.
fails: test_is_compiled_for_two_classes
says: Which method tells a model how it is to learn?
"""

import keras


def build_classifier():
    return keras.Sequential(
        [
            keras.Input((150, 150, 3)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(64, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
