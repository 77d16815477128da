"""Plain Python for the numbers, and a network with batch normalisation that augments its own images."""

import keras


def train(model, train_flow, validation_flow, epochs=5):
    model.fit(train_flow, validation_data=validation_flow, epochs=epochs, validation_steps=len(validation_flow), verbose=0)
    return dict(model.history.history)


def _decisions(y_true, y_prob, threshold):
    truths = [int(label) for label in y_true.flatten()]
    return list(zip(truths, [int(probability > threshold) for probability in y_prob.flatten()], strict=True))


def evaluate(y_true, y_prob, threshold=0.5):
    pairs = _decisions(y_true, y_prob, threshold)
    right = sum(truth == said for truth, said in pairs)
    both = pairs.count((1, 1))
    called, real = sum(said for _, said in pairs), sum(truth for truth, _ in pairs)
    return {"accuracy": right / len(pairs), "precision": both / called if called else 0.0, "recall": both / real if real else 0.0}


def confusion_matrix(y_true, y_prob, threshold=0.5):
    import numpy

    pairs = _decisions(y_true, y_prob, threshold)
    return numpy.array([[pairs.count((truth, said)) for said in (0, 1)] for truth in (0, 1)])


def best_epoch(history):
    return max(range(len(history["val_accuracy"])), key=history["val_accuracy"].__getitem__) + 1


def build_classifier():
    model = keras.Sequential(
        [
            keras.Input((150, 150, 3)),
            keras.layers.RandomFlip("horizontal"),
            keras.layers.Conv2D(24, 5, strides=2, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Conv2D(48, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(200, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.0005), loss="binary_crossentropy", metrics=["accuracy"])
    return model
