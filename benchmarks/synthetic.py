"""What tells the drawn airplanes from the drawn motorbikes: sizes, colours and thumbnails hardly, a convolutional network at once.

    python benchmarks/synthetic.py                  # simple features and linear models; a minute of CPU
    python benchmarks/synthetic.py --networks 3     # and two networks from three seeds each; needs TensorFlow, some minutes

`--data caltech101` measures the photographs instead; `--sheet FILE` only draws the sheet of the data card. Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.optimize import minimize

from autograder.data import DataSet, open_dataset
from autograder.data.dataset import source_of
from autograder.data.synthetic import CLASSES, picture

Floats = npt.NDArray[np.float64]
STEPS, BATCH, PER_CLASS, LOOK_EVERY = 96, 32, 256, 8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="synthetic")
    parser.add_argument("--networks", type=int, default=0, metavar="SEEDS")
    parser.add_argument("--also", metavar="NAME", help="look at these images too, once, when a network is trained")
    parser.add_argument("--sheet", type=Path, metavar="FILE")
    chosen = parser.parse_args()
    if chosen.sheet:
        sheet().save(chosen.sheet, quality=80)
        return
    data = open_dataset(chosen.data, root=Path.cwd())
    print(f"{data.name}: {len(data.train_x)} images to train on, {len(data.validation_x)} to validate\n\n| what looks | validation accuracy |\n|---|---|")
    for name, train, validation in [*of_files(chosen.data), *of_pixels(data)]:
        print(f"| logistic regression on {name} | {best_linear(train, data.train_y, validation, data.validation_y):.3f} |", flush=True)
    if chosen.networks:
        also = open_dataset(chosen.also, root=Path.cwd()) if chosen.also else None
        columns = ["network", "seed", "accuracy every 8 steps", "first step at .95, .97", "best", "CPU s", *([f"on {also.name}"] if also else [])]
        print(f"\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
        for kind in ("tutorial", "small"):
            for seed in range(1, chosen.networks + 1):
                print(network_row(kind, seed, data, also), flush=True)


def sheet(columns: int = 8, rows: int = 4) -> Image.Image:
    """Drawn images side by side; each scene with both of its machines."""
    width, height = 150, 110
    paper = Image.new("RGB", (columns * width, rows * height), "white")
    for place in range(columns * rows):
        image = Image.open(io.BytesIO(picture("train", CLASSES[place % 2], place // 2 + 1, 7)))
        image.thumbnail((width - 4, height - 4))
        paper.paste(image, (place % columns * width, place // columns * height))
    return paper


def of_files(name: str) -> Iterator[tuple[str, Floats, Floats]]:
    """What the files tell without a look at the picture: width, height, bytes."""
    parts = source_of(name, Path.cwd()).pictures()
    seen = {}
    for part, pictures in parts.items():
        rows = []
        for drawn in sorted(pictures, key=lambda each: (each.order, each.name)):
            file = drawn.read()
            width, height = Image.open(io.BytesIO(file)).size
            rows.append((width, height, width / height, width * height, len(file), len(file) / (width * height)))
        seen[part] = np.array(rows, float)
    yield "width, height, aspect ratio, area", seen["train"][:, :4], seen["validation"][:, :4]
    yield "the file's size in bytes, and bytes a pixel", seen["train"][:, 4:], seen["validation"][:, 4:]


def of_pixels(data: DataSet) -> Iterator[tuple[str, Floats, Floats]]:
    """Mean colours and thumbnails."""
    both = data.train_x, data.validation_x
    yield "mean colour", data.train_x.mean((1, 2)), data.validation_x.mean((1, 2))
    spread = [np.concatenate([x.mean((1, 2)), x.std((1, 2))], axis=1) for x in both]
    yield "mean and spread of each colour", spread[0], spread[1]
    for side in (4, 8, 16):
        yield f"{side}x{side} thumbnails", thumbnails(data.train_x, side), thumbnails(data.validation_x, side)


def thumbnails(x: npt.NDArray[np.uint8], side: int) -> Floats:
    """Means of `side` by `side` fields, flat."""
    small = [np.asarray(Image.fromarray(each).resize((side, side), Image.Resampling.BOX), float).ravel() for each in x]
    return np.array(small) / 255


def best_linear(x: Floats, y: npt.NDArray[np.uint8], test_x: Floats, test_y: npt.NDArray[np.uint8]) -> float:
    """The accuracy of logistic regression with the penalty that suits the validation images best: an upper bound."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    x, test_x = (x - mean) / spread, (test_x - mean) / spread
    signs = 2.0 * y - 1

    def fit(penalty: float) -> Floats:
        def loss(w: Floats) -> tuple[float, Floats]:
            margin = signs * (x @ w[:-1] + w[-1])
            slope = -signs / (1 + np.exp(np.clip(margin, -50, 50)))
            return float(np.logaddexp(0, -margin).sum() + penalty * w[:-1] @ w[:-1] / 2), np.append(x.T @ slope + penalty * w[:-1], slope.sum())

        return minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x  # type: ignore[no-any-return]

    return max(float(np.mean((test_x @ w[:-1] + w[-1] > 0) == (test_y == 1))) for w in map(fit, (0.1, 1, 10, 100, 1000, 10000)))


def network_row(kind: str, seed: int, data: DataSet, also: DataSet | None = None) -> str:
    """Train a network as the accuracy gate does, and say how soon it is how good."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    keras.utils.set_random_seed(seed)
    filters, units = {"tutorial": ((16, 32, 64), 128), "small": ((8, 16, 16), 16)}[kind]
    convolutions = [layer for count in filters for layer in (keras.layers.Conv2D(count, 3, activation="relu"), keras.layers.MaxPooling2D())]
    model = keras.Sequential(
        [
            keras.Input((*data.size, 3)),
            *convolutions,
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(keras.optimizers.Adam(1e-3), "binary_crossentropy")
    rng = np.random.default_rng(seed)
    chosen = np.concatenate([rng.permutation(np.flatnonzero(data.train_y == label))[:PER_CLASS] for label in (0, 1)])
    seen, begun, order = [], time.process_time(), np.array([], int)
    for step in range(1, STEPS + 1):
        if len(order) < BATCH:
            order = rng.permutation(chosen)
        batch, order = np.sort(order[:BATCH]), order[BATCH:]
        model.train_on_batch(data.train_x[batch].astype("float32") / 255, data.train_y[batch].astype("float32"))
        if step % LOOK_EVERY == 0:
            seen.append(accuracy(model, data))
    spent = time.process_time() - begun
    soon = ", ".join(str(next((LOOK_EVERY * (i + 1) for i, each in enumerate(seen) if each >= level), "never")) for level in (0.95, 0.97))
    return f"| {kind} | {seed} | {' '.join(f'{each:.3f}'[1:] if each < 1 else '1.00' for each in seen)} | {soon} | {max(seen):.3f} | {spent:.1f} |" + (
        f" {accuracy(model, also):.3f} |" if also else ""
    )


def accuracy(model: Any, data: DataSet) -> float:
    """The share of the validation images that a network is right on."""
    guesses = [model.predict_on_batch(data.validation_x[i : i + 64].astype("float32") / 255)[:, 0] > 0.5 for i in range(0, len(data.validation_x), 64)]
    return float(np.mean(np.concatenate(guesses) == (data.validation_y == 1)))


if __name__ == "__main__":
    main()
