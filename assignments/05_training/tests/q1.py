"""The checks of q1 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q1'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import math
import struct
import zlib
import numpy as np
from autograder.check import check
from autograder.network import sequential
from autograder.values import Flow, Folder


def png(pixels):
    """The bytes of a PNG file with these pixels, (H, W, 3) in 0..255."""
    height, width, _ = pixels.shape

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.astype(np.uint8).tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def photographs(airplanes, motorbikes):
    """A folder with plain images of 4x6 pixels, all of one brightness each."""
    files = {f"airplanes/{i}.png": png(np.full((4, 6, 3), brightness)) for i, brightness in enumerate(airplanes)}
    return Folder(files | {f"motorbikes/{i}.png": png(np.full((4, 6, 3), brightness)) for i, brightness in enumerate(motorbikes)})


@check("q1", points=1, hint="Print what your function returns, and what history.history holds. One number an epoch under each of the four keys?")
def test_reports_every_epoch(student):
    """A dictionary with the four keys, each with a list of one number an epoch, and a loss that falls."""
    model = sequential(
        (4, 6, 3),
        [("Flatten", {}), ("Dense", {"units": 1, "activation": "sigmoid"})],
        weights=[np.zeros((72, 1)), np.zeros(1)],
        optimizer=("SGD", {"learning_rate": 0.1}),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    training = Flow(photographs([200, 210, 220], [20, 30]), target_size=(4, 6), batch_size=5)
    validation = Flow(photographs([215], [25, 35]), target_size=(4, 6), batch_size=3)
    history = student.train(model, training, validation, epochs=3).value
    assert isinstance(history, dict), f"train gave {'None' if history is None else f'a value of type {type(history).__name__}'}, expected a dictionary"
    for key in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert key in history, f"train(..., epochs=3) gave a dictionary without the key {key!r}; its keys are {', '.join(map(repr, history))}"
        values = history[key]
        assert isinstance(values, list), f"train(...)[{key!r}] is of type {type(values).__name__}, expected a list with one number an epoch"
        assert len(values) == 3, f"train(..., epochs=3)[{key!r}] has {len(values)} elements, expected one for each of 3 epochs"
        assert all(isinstance(value, float) for value in values), f"train(...)[{key!r}] is {values}, expected a list of floats"
    first, *_, last = history["loss"]
    assert math.isclose(first, math.log(2), rel_tol=1e-3), f"all weights are zero, so the first loss is -ln 0.5 = 0.693; train reports {first:.3f}"
    assert last < first, f"the loss went from {first:.3f} to {last:.3f}; it should fall"


@test_case(name='A dictionary with the four keys, each with a list of one number an epoch, and a loss that falls.', points=1, hidden=False)
def case_1(env):
    passes(test_reports_every_epoch, env)
