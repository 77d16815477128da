"""A functional network with logits, sets instead of arithmetic, and a loop over the epochs."""

import keras
import numpy as np


def train(model, train_flow, validation_flow, epochs=5):
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        epoch = model.fit(train_flow, validation_data=validation_flow, verbose=0).history
        for key, values in history.items():
            values.append(epoch[key][0])
    return history


def evaluate(y_true, y_prob, threshold=0.5):
    truth = {i for i, label in enumerate(np.ravel(y_true)) if label}
    called = {i for i, probability in enumerate(np.ravel(y_prob)) if probability > threshold}
    number = np.size(y_true)
    return {
        "accuracy": (number - len(truth ^ called)) / number,
        "precision": len(truth & called) / len(called) if called else 0.0,
        "recall": len(truth & called) / len(truth) if truth else 0.0,
    }


def confusion_matrix(y_true, y_prob, threshold=0.5):
    truth = np.asarray(y_true).reshape(-1).astype(int)
    said = (np.asarray(y_prob).reshape(-1) > threshold).astype(int)
    return np.bincount(2 * truth + said, minlength=4).reshape(2, 2)


def best_epoch(history):
    best = 0
    for epoch, value in enumerate(history["val_accuracy"]):
        if value > history["val_accuracy"][best]:
            best = epoch
    return best + 1


def build_classifier():
    image = keras.Input((150, 150, 3))
    x = image
    for filters in (16, 32, 64):
        x = keras.layers.Conv2D(filters, 3)(x)
        x = keras.layers.ReLU()(x)
        x = keras.layers.MaxPooling2D(2)(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(128)(x)
    x = keras.layers.Activation("relu")(x)
    model = keras.Model(image, keras.layers.Dense(1)(x))
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.RMSprop(learning_rate=0.001), loss=loss, metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
    return model
