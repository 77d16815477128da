"""Compare the oracle with Keras: run it when either changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from autograder.check import load_module


def prove(rng: np.random.Generator) -> int:
    """Ask the oracle and Keras the same random questions.

    Returns the number of comparisons; raises AssertionError with both answers at the first difference.
    """
    import keras

    oracle = load_module(Path(__file__).with_name("oracle.py"))
    compared = 0

    def agree(question: str, ours: object, theirs: object) -> None:
        nonlocal compared
        ours, theirs = np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float)
        same = ours.shape == theirs.shape and np.allclose(ours, theirs, rtol=1e-4, atol=1e-5)
        assert same, f"{question}\noracle:\n{ours}\nKeras:\n{theirs}"
        compared += 1

    for _ in range(60):
        count = int(rng.integers(1, 9))
        labels = rng.integers(0, 2, count)
        probabilities = rng.integers(0, 9, (count, 1)) / 8
        threshold = float(rng.choice([0.25, 0.5, 0.75]))
        question = f"labels {labels.tolist()}, probabilities {probabilities.tolist()}, threshold {threshold}"
        metrics = {"accuracy": keras.metrics.BinaryAccuracy, "precision": keras.metrics.Precision, "recall": keras.metrics.Recall}
        ours = oracle.evaluate(labels, probabilities, threshold)
        for name, metric in metrics.items():
            measured = metric(threshold=threshold) if name == "accuracy" else metric(thresholds=threshold)
            measured.update_state(labels[:, None], probabilities)
            agree(f"{name} of {question}", ours[name], measured.result())
        counted = {(truth, decision): 0 for truth in (0, 1) for decision in (0, 1)}
        for name, case in {"TrueNegatives": (0, 0), "FalsePositives": (0, 1), "FalseNegatives": (1, 0), "TruePositives": (1, 1)}.items():
            measured = getattr(keras.metrics, name)(thresholds=threshold)
            measured.update_state(labels[:, None], probabilities)
            counted[case] = int(measured.result())
        agree(f"confusion matrix of {question}", oracle.confusion_matrix(labels, probabilities, threshold), np.reshape(list(counted.values()), (2, 2)))

    for epochs, learning_rate in [(1, 0.5), (3, 0.5), (4, 0.05), (2, 0.0)]:
        training = [(rng.random((2, 3, 1)), int(label)) for label in (0, 1, 1, 0, 1)]
        validation = [(rng.random((2, 3, 1)), int(label)) for label in (1, 0, 0)]
        weights, bias = rng.normal(size=(2, 3, 1)), 0.25
        model = keras.Sequential([keras.Input((2, 3, 1)), keras.layers.Flatten(data_format="channels_last"), keras.layers.Dense(1, activation="sigmoid")])
        model.set_weights([weights.reshape(-1, 1), np.array([bias])])
        model.compile(optimizer=keras.optimizers.SGD(learning_rate=learning_rate), loss="binary_crossentropy", metrics=["accuracy"])
        arrays = [(np.stack([image for image, _ in images]), np.array([label for _, label in images])) for images in (training, validation)]
        theirs = model.fit(*arrays[0], validation_data=arrays[1], epochs=epochs, batch_size=len(training), verbose=0).history
        history, after, bias_after = oracle.train(weights, bias, learning_rate, training, validation, epochs)
        for key, values in history.items():
            agree(f"{key} of {epochs} epochs, learning rate {learning_rate}", values, theirs[key])
        agree("weights", after.reshape(-1, 1), model.get_weights()[0])
        agree("bias", [bias_after], model.get_weights()[1])
    return compared
