"""Leaves out Flatten.

symptom: The output has four axes.
fails: test_takes_photographs_and_gives_one_answer_each
says: What does a dense layer do with an input of three axes?
"""

import keras


def build_classifier():
    model = keras.Sequential(
        [
            keras.Input((150, 150, 3)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
