"""Leaves out the size of the images.

symptom: ValueError: This model has not yet been built.
fails: test_takes_photographs_and_gives_one_answer_each
says: How can a model count its weights without knowing how large an image is?
"""

import keras


def build_classifier():
    model = keras.Sequential(
        [
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
