"""Trains a network and looks, now and then, whether it is good enough. Runs in the training process only."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.rebuild import build_loss, build_model, build_optimizer
from autograder.settings import Recipe
from autograder.training.attempt import Attempt, Ending, Look, most_errors, reaches
from autograder.training.head import Head
from autograder.training.shifts import SHIFTS
from autograder.training.thumbnail import data_uri

CHUNK = 32  # validation images at a time: a network that guesses is found out after the first
WORST = 8  # images that a page shows
SHIFTED = 64  # validation images for each shift


@dataclass(frozen=True, slots=True)
class Images:
    """What is trained and judged on; pixels are uint8, (N, H, W, 3), classes 0 and 1, and the validation images are in no order."""

    train_x: np.ndarray
    train_y: np.ndarray
    validation_x: np.ndarray
    validation_y: np.ndarray


@dataclass(slots=True)
class Clock:
    """CPU seconds by part."""

    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Count what is done meanwhile."""
        started = time.process_time()
        try:
            yield
        finally:
            self.spent[part] += time.process_time() - started


class Gate:
    """One network's way through the gate: seed after seed, with the images and bars of a recipe."""

    def __init__(
        self, network: dict[str, Any], head: Head, recipe: Recipe, images: Images, *, early: float | None = None, floor: float | None = None, clock: Clock
    ) -> None:
        """`early`: the accuracy at which training ends (None: never); `floor`: a look ends when this accuracy is out of its reach."""
        self.network, self.head, self.recipe, self.images = network, head, recipe, images
        self.early, self.floor = early, floor
        self.clock = clock
        self.predict: Callable[[np.ndarray], np.ndarray]
        self.outputs = np.empty((0, 1))  # for all validation images, in the end of the last attempt

    def attempt(self, seed: int) -> Attempt:
        """Train the network once."""
        import keras

        with self.clock.of("build"):
            keras.backend.clear_session()
            keras.utils.set_random_seed(seed)
            model = build_model(self.network)
            step, self.predict = _functions(model, self.network["compiled"], self.recipe.batch_size)
        looks: list[Look] = []
        losses: list[float] = []
        right = 0
        first_loss = None
        ending, number = Ending.SPENT, 0
        for number, rows in enumerate(self._batches(seed), start=1):
            with self.clock.of("steps" if number > 1 else "first step"):
                classes = self.images.train_y[rows]
                loss, outputs = step(self.images.train_x[rows], self.head.targets(classes))
            first_loss = loss if number == 1 else first_loss
            losses.append(loss)
            right += int((self.head.predicted(outputs) == classes).sum())
            diverged = not math.isfinite(loss)
            if not diverged and number % self.recipe.look_every and number < self.recipe.steps:
                continue
            with self.clock.of("looks"):
                accuracy, seen = self._look(in_full=diverged or number == self.recipe.steps)
            looks.append(Look(number, _finite(float(np.mean(losses))), right / (len(losses) * self.recipe.batch_size), accuracy, seen))
            losses, right = [], 0
            if diverged:
                ending = Ending.DIVERGED
                break
            if self.early is not None and seen == len(self.images.validation_y) and reaches(accuracy, self.early):
                ending = Ending.PASSED
                break
        return Attempt(seed, ending, number, _finite(first_loss), tuple(looks), self._says_second())

    def confusion(self) -> list[list[int]]:
        """How many validation images of each class (rows) were taken for which (columns)."""
        said, truth = self.head.predicted(self.outputs), self.images.validation_y
        return [[int(((truth == row) & (said == column)).sum()) for column in (0, 1)] for row in (0, 1)]

    def worst(self) -> list[dict[str, Any]]:
        """The validation images that the network is most wrong about."""
        said, truth = self.head.predicted(self.outputs), self.images.validation_y
        probabilities = self.head.probabilities(self.outputs)
        sureness = np.where(said == truth, -1, np.abs(probabilities - truth))
        chosen = [int(index) for index in np.argsort(-sureness, kind="stable")[:WORST] if sureness[index] >= 0]
        return [
            {"truth": int(truth[index]), "probability": round(float(probabilities[index]), 4), "picture": data_uri(self.images.validation_x[index])}
            for index in chosen
        ]

    def shifts(self) -> dict[str, float]:
        """Accuracy on some validation images, as they are and changed in ways that people hardly mind."""
        images, truth = self.images.validation_x[:SHIFTED], self.images.validation_y[:SHIFTED]
        found = {"as it is": float((self.head.predicted(self.outputs[:SHIFTED]) == truth).mean())}
        for name, shift in SHIFTS.items():
            found[name] = float((self.head.predicted(self.predict(np.ascontiguousarray(shift(images)))) == truth).mean())
        return found

    def _batches(self, seed: int) -> Iterator[np.ndarray]:
        """Rows of the training images, batch after batch; each image comes once before any comes again."""
        rng = np.random.default_rng(seed)
        classes = self.images.train_y
        rows = np.concatenate([rng.permutation(np.flatnonzero(classes == each))[: self.recipe.images_per_class] for each in (0, 1)])
        waiting = np.empty(0, int)
        for _ in range(self.recipe.steps):
            while len(waiting) < self.recipe.batch_size:
                waiting = np.concatenate([waiting, rng.permutation(rows)])
            batch, waiting = waiting[: self.recipe.batch_size], waiting[self.recipe.batch_size :]
            yield batch

    def _look(self, *, in_full: bool) -> tuple[float, int]:
        """Accuracy on the validation images, and on how many: unless `in_full`, a look ends when the floor is out of reach."""
        truth = self.images.validation_y
        allowed = len(truth) if in_full or self.floor is None else most_errors(len(truth), self.floor)
        outputs: list[np.ndarray] = []
        wrong = seen = 0
        for start in range(0, len(truth), CHUNK):
            outputs.append(self.predict(self.images.validation_x[start : start + CHUNK]))
            seen += len(outputs[-1])
            wrong += int((self.head.predicted(outputs[-1]) != truth[start : start + CHUNK]).sum())
            if wrong > allowed:
                break
        self.outputs = np.concatenate(outputs)
        return 1 - wrong / seen, seen

    def _says_second(self) -> float:
        return float((self.head.predicted(self.outputs) == 1).mean())


def _functions(model: Any, compiled: dict[str, Any], batch_size: int) -> tuple[Callable[..., tuple[float, np.ndarray]], Callable[[np.ndarray], np.ndarray]]:
    """One step of training and a prediction, each traced once; what Keras does around a step costs as much as a tenth of it."""
    import tensorflow as tf

    optimizer, loss = build_optimizer(compiled), build_loss(compiled)
    optimizer.build(model.trainable_variables)

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]  # TensorFlow has no types
    def step(pixels: Any, targets: Any) -> Any:
        with tf.GradientTape() as tape:
            outputs = model(tf.cast(pixels, tf.float32) / 255, training=True)
            value = tf.add_n([loss(targets, outputs), *model.losses])
        optimizer.apply(tape.gradient(value, model.trainable_variables))
        return value, outputs

    size = tuple(model.input_shape[1:])

    @tf.function(input_signature=[tf.TensorSpec((None, *size), tf.uint8)])  # type: ignore[untyped-decorator]
    def predict(pixels: Any) -> Any:
        return model(tf.cast(pixels, tf.float32) / 255, training=False)

    def one_step(pixels: np.ndarray, targets: np.ndarray) -> tuple[float, np.ndarray]:
        value, outputs = step(tf.constant(pixels, shape=(batch_size, *size)), tf.constant(targets))
        return float(value), outputs.numpy()

    return one_step, lambda pixels: predict(tf.constant(pixels)).numpy()


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
