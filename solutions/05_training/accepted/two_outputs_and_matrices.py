"""Two outputs with a softmax, a wider network with dropout, matrix products for counting."""

import keras
import numpy as np


def train(model, train_flow, validation_flow, epochs=5):
    result = model.fit(x=train_flow, epochs=epochs, steps_per_epoch=len(train_flow), validation_data=validation_flow, verbose="auto")
    return {key: [float(value) for value in values] for key, values in result.history.items()}


def confusion_matrix(y_true, y_prob, threshold=0.5):
    truth = np.eye(2, dtype=int)[np.asarray(y_true, dtype=int).flatten()]
    said = np.eye(2, dtype=int)[(np.asarray(y_prob).flatten() > threshold).astype(int)]
    return truth.T @ said


def evaluate(y_true, y_prob, threshold=0.5):
    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_prob, threshold)
    return {
        "accuracy": np.float64((tp + tn) / (tn + fp + fn + tp)),
        "precision": np.float64(tp / max(tp + fp, 1)),
        "recall": np.float64(tp / max(tp + fn, 1)),
    }


def best_epoch(history):
    values = list(history["val_accuracy"])
    return values.index(max(values)) + 1


def build_classifier():
    model = keras.Sequential(name="airplanes_or_motorbikes")
    model.add(keras.layers.Input(shape=(150, 150, 3)))
    for filters in (16, 32, 64):
        model.add(keras.layers.Conv2D(filters, (3, 3), padding="same", activation="relu", kernel_initializer="he_normal"))
        model.add(keras.layers.MaxPool2D(pool_size=(2, 2)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(128, activation="relu"))
    model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(2, activation="softmax"))
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
