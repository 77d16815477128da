"""Ends in a sigmoid and tells the loss that it gets logits.

symptom: It learns, but slowly, and never gets below a certain loss.
fails: test_its_answer_can_be_read_as_a_probability
says: Who turns the last number into a probability: the layer, or the loss?
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
    model.compile(optimizer=keras.optimizers.Adam(0.001), loss=keras.losses.BinaryCrossentropy(from_logits=True), metrics=["accuracy"])
    return model
