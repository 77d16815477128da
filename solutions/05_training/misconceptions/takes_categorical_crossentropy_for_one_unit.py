"""Uses categorical cross-entropy for a single output.

symptom: My loss is 0.0 from the beginning, and my accuracy is 0.5.
fails: test_is_compiled_for_two_classes
says: A loss of 0 and half of the answers wrong: can that be? How many outputs does this loss want?
"""

import keras


def build_classifier():
    model = keras.Sequential(
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
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="categorical_crossentropy", metrics=["accuracy"])
    return model
