"""Small images and small networks, for real trainings that take seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from autograder.answer import Answer, Call
from autograder.network import sequential
from autograder.settings import Recipe

SIZE = (16, 20)
RECIPE = Recipe(threshold=0.95, steps=24, batch_size=16, images_per_class=32, look_every=4, seeds=(1, 2))
LEARNS = (("Conv2D", {"filters": 8, "kernel_size": 3, "activation": "relu"}), ("GlobalMaxPooling2D", {}))


def picture(rng: np.random.Generator, kind: int) -> Image.Image:
    """Stripes that lie (0) or stand (1), in any brightness."""
    stripes = np.arange(SIZE[kind]) // 2 % 2 == 0
    pixels = np.broadcast_to(stripes if kind else stripes[:, None], SIZE)
    low, high = sorted(rng.uniform(0, 255, 2))
    return Image.fromarray(np.where(pixels, high, low).astype("uint8")).convert("RGB")


def draw(folder: Path) -> None:
    """A data set: 40 images a class to train on, 20 to validate."""
    rng = np.random.default_rng(5)
    for part, count in (("train", 40), ("validation", 20)):
        for kind, name in enumerate(("lying", "standing")):
            (folder / part / name).mkdir(parents=True)
            for number in range(count):
                picture(rng, kind).save(folder / part / name / f"{number}.png")


def network(*layers: tuple[str, dict[str, Any]], units: int = 1, last: str = "sigmoid", rate: float = 0.02, loss: str = "binary_crossentropy") -> Answer:
    """An answer that holds a network, by default one that learns stripes in a few steps."""
    model = sequential(
        (*SIZE, 3),
        [*(layers or LEARNS), ("Dense", {"units": units, "activation": last})],
        optimizer=("Adam", {"learning_rate": rate}),
        loss=loss,
        metrics=["accuracy"],
    )
    return Answer(Call("build_classifier"), returned=model)
