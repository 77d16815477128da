"""Values that cross survive the wire, and what a stranger puts together wrongly is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest

from autograder import wire
from autograder.values import Batches, Flow, Folder, Model, Opaque, Predict, put_together, taken_apart

FOLDER = Folder({"a/1.png": b"\x00\xff", "b/": b""})
X, Y = np.ones((2, 3, 4, 1), "f4"), np.array([0.0, 1.0])
MODEL = Model("Sequential", {"layers": [{"class_name": "Dense", "config": {"units": 2, "shape": (None, 3)}}]}, {"loss": "mse"}, (np.eye(2),), seen=True)


def across(value):
    """What the other side reads."""
    frame = wire.encode({"value": value})
    head, _ = wire.sizes(frame[: wire.HEADER.size])
    rest = frame[wire.HEADER.size :]
    return wire.decode(rest[:head], rest[head:])["value"]


def forged(kind, parts):
    """A frame that says that it holds such a value."""
    head = json.dumps({"value": {"$value": [kind, {"$dict": parts}]}}).encode()
    return wire.decode(head, b"")


def test_a_folder_survives_the_wire():
    assert across(FOLDER) == FOLDER


def test_a_flow_survives_the_wire():
    assert across(Flow(FOLDER, (4, 6), 3, shuffle=True)) == Flow(FOLDER, (4, 6), 3, shuffle=True)


def test_a_predict_survives_the_wire():
    predict = across(Predict(np.ones((2, 2, 1)), -4.0, column=True))
    assert predict(np.ones((1, 2, 2, 1))).tolist() == [[0.5]]


def test_a_model_survives_the_wire():
    model = across(MODEL)
    assert (model.kind, model.config, model.compiled, model.seen) == (MODEL.kind, MODEL.config, MODEL.compiled, True)
    np.testing.assert_array_equal(model.weights[0], np.eye(2))


def test_batches_survive_the_wire_with_and_without_labels():
    batches = across((Batches(1, (((X, Y),), ((X, None),))), 3))[0]
    assert batches.length == 1
    np.testing.assert_array_equal(batches.passes[0][0][0], X)
    assert batches.passes[1][0][1] is None


@pytest.mark.parametrize("value", [FOLDER, Flow(FOLDER, (4, 6), 3), Predict(np.ones((1, 1, 1))), MODEL, Batches(1, (((X, Y),),))])
def test_a_value_is_the_sum_of_its_parts(value):
    kind = type(value).__name__.lower()
    assert taken_apart(put_together(kind, taken_apart(value))).keys() == taken_apart(value).keys()


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("model", []),
        ("Model", []),
        ("__class__", []),
        ("model", [["kind", "Sequential"]]),
        ("model", [["kind", 1], ["config", {"$dict": []}], ["compiled", None], ["weights", None], ["seen", False]]),
        ("model", [["kind", "S"], ["config", []], ["compiled", None], ["weights", None], ["seen", False]]),
        ("model", [["kind", "S"], ["config", {"$dict": []}], ["compiled", "adam"], ["weights", None], ["seen", False]]),
        ("model", [["kind", "S"], ["config", {"$dict": []}], ["compiled", None], ["weights", {"$tuple": [1]}], ["seen", False]]),
        ("model", [["kind", "S"], ["config", {"$dict": []}], ["compiled", None], ["weights", None], ["seen", 0]]),
        ("model", [["kind", "S"], ["config", {"$dict": []}], ["compiled", None], ["weights", None], ["seen", False], ["more", 1]]),
        ("batches", [["length", 1.5], ["passes", {"$tuple": []}]]),
        ("batches", [["length", 1], ["passes", []]]),
        ("batches", [["length", 1], ["passes", {"$tuple": [1]}]]),
        ("batches", [["length", 1], ["passes", {"$tuple": [{"$tuple": [{"$tuple": [1, 2]}]}]}]]),
        ("folder", [["files", {"$dict": [["a", "text"]]}]]),
        ("folder", [["files", []]]),
        ("flow", [["folder", 1], ["target_size", {"$tuple": [1, 2]}], ["batch_size", 2], ["shuffle", False]]),
        ("predict", [["weights", 1], ["bias", 0.0], ["column", False]]),
    ],
)
def test_what_does_not_fit_together_is_refused(kind, parts):
    with pytest.raises(wire.WireError):
        forged(kind, parts)


def test_a_value_can_not_be_the_key_of_a_dict():
    head = b'{"value": {"$dict": [[{"$value": ["folder", {"$dict": [["files", {"$dict": []}]]}]}, 1]]}}'
    with pytest.raises(wire.WireError, match="key"):
        wire.decode(head, b"")


def test_what_is_not_plain_in_a_description_goes_by_its_name():
    assert across(Model("Sequential", {"layers": object()})).config == {"layers": Opaque("object")}
