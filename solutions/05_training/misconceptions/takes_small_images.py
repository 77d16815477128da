"""Takes images of 200x100 pixels.

symptom: ValueError: expected shape=(None, 200, 100, 3), found shape=(None, 150, 150, 3)
fails: test_takes_photographs_and_gives_one_answer_each
says: Which size do the grader's images have?
"""

import keras


def build_classifier():
    model = keras.Sequential(
        [
            keras.Input((200, 100, 3)),
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
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
