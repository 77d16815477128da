"""Uses the sigmoid in every hidden layer.

symptom: My loss hardly falls, though everything else is as in the text.
fails: test_reaches_the_minimum_validation_accuracy
says: How steep is a sigmoid where its input is large? What is left of a small push after it has gone through four of them?
"""

import keras


def build_classifier():
    model = keras.Sequential(
        [
            keras.Input((150, 150, 3)),
            keras.layers.Conv2D(16, 3, activation="sigmoid"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(32, 3, activation="sigmoid"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(64, 3, activation="sigmoid"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(128, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
