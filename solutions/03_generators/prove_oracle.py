"""Compare the oracle with Keras: run it when either changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from autograder.check import load_module


def prove(rng: np.random.Generator) -> int:
    """Let Keras augment pictures and ask the oracle what happened to them.

    Returns the number of comparisons; raises AssertionError with both answers at the first difference.
    """
    from tensorflow.keras.preprocessing.image import ImageDataGenerator

    oracle = load_module(Path(__file__).with_name("oracle.py"))
    compared = 0

    def agree(question: str, ours: object, theirs: object, tolerance: float = 0.0) -> None:
        nonlocal compared
        assert np.allclose(np.asarray(ours, float), np.asarray(theirs, float), rtol=0, atol=tolerance), f"{question}\noracle: {ours}\nKeras: {theirs}"
        compared += 1

    for fill_mode in ("nearest", "reflect", "wrap", "constant"):
        settings = {"rotation_range": 15, "width_shift_range": 0.1, "height_shift_range": 0.1, "horizontal_flip": True, "vertical_flip": True}
        datagen = ImageDataGenerator(rescale=1 / 255, fill_mode=fill_mode, cval=200, **settings)
        for picture in oracle.discs(30):
            asked = datagen.get_random_transform(picture.shape, seed=int(rng.integers(2**31)))
            (found,) = oracle.movements([datagen.standardize(datagen.apply_transform(picture.astype("float32"), asked))])
            question = f"{fill_mode} {asked}"
            agree(question, (found.mirrored, found.upside_down), (asked["flip_horizontal"], asked["flip_vertical"]))
            agree(question, found.angle, asked["theta"], 0.9)
            # Keras names its first shift after the height and moves the columns by it.
            signs = [1 if asked[flip] else -1 for flip in ("flip_horizontal", "flip_vertical")]
            agree(question, (found.across, found.down), np.multiply(signs, (asked["tx"], asked["ty"])) / oracle.SIDE, 0.004)
            agree(question, (*found.stretched, found.corner / 90), (1, 1, 1), 0.02)
            agree(question, (found.colour, found.black), (oracle.BRIGHT / 255, 0), 0.01)

    for _ in range(30):
        zoom, shear = float(rng.choice([0.8, 0.9, 1.1, 1.2])), float(rng.choice([-15, -8, 8, 15]))
        (found,) = oracle.movements([datagen.apply_transform(oracle.discs(1)[0] / 255, {"zx": zoom, "zy": 1, "shear": shear})])
        assert max(abs(length - 1) for length in found.stretched) > 0.04, f"zoom {zoom}: the oracle sees {found}"
        assert abs(found.corner - 90) > 3, f"shear {shear}: the oracle sees {found}"
        compared += 2

        pictures, batch_size = int(rng.integers(1, 60)), int(rng.integers(1, 20))
        flow = datagen.flow(np.zeros((pictures, 2, 2, 3)), batch_size=batch_size)
        agree(f"batches of {pictures} pictures, {batch_size} each", oracle.count_batches(pictures, batch_size), len(flow))

        colours = rng.permutation([(255, 0, 85), (0, 255, 170), (85, 85, 255), (255, 170, 0), (170, 255, 0)])
        plain = np.ones((5, 12, 16, 3)) * colours[:, None, None]
        agree("colours", oracle.recognise(datagen.flow(plain, shuffle=False)[0], colours), range(5))
    return compared
