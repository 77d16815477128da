"""The checks of q5 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q5'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check
from autograder.network import sequential


ACCURACIES = ("accuracy", "acc", "binary_accuracy")  # they measure the same for one probability


SMALL = sequential(
    (2, 3, 1),
    [("Flatten", {"name": "row"}), ("Dense", {"name": "answer", "units": 1, "activation": "sigmoid"})],
    weights=[np.full((6, 1), 0.25), np.zeros(1)],
)


def compiled_by(answer):
    """How the model that came back is compiled."""
    network = answer.network
    problem = network.compile_problem or "it is not compiled"
    assert network.compiled is not None, f"{answer.call} gave a model that can not be trained: {problem}"
    return network.compiled


@check("q5", points=0.5, hint="Look up in the text: what is the loss for one probability and two classes called? And what does the caller get back?")
def test_measures_binary_cross_entropy(student):
    """The model comes back, compiled with the binary cross-entropy of probabilities."""
    answer = student.compile_model(SMALL)
    compiled = compiled_by(answer)
    assert compiled.loss == "binary_crossentropy", f"{answer.call} gave a model with the loss {compiled.loss}"
    assert not compiled.from_logits, f"{answer.call} gave a model whose loss takes the answers for logits, but they are probabilities already"


@check(
    "q5",
    points=0.25,
    hint='Print the keys of the history that assignment 05 will read: "loss", "accuracy" and their twins with val_. Which metric gives that name?',
)
def test_reports_the_accuracy_as_accuracy(student):
    """The metric is accuracy, under this name."""
    answer = student.compile_model(SMALL)
    compiled = compiled_by(answer)
    named = [name for kind, name in zip(compiled.metrics, compiled.metric_names, strict=True) if kind in ACCURACIES]
    assert named, f"{answer.call} gave a model that reports {', '.join(compiled.metric_names) or 'nothing'} besides the loss, expected accuracy"
    assert "accuracy" in named, f"{answer.call} gave a model that reports the accuracy as {named[0]}, expected the name accuracy"


@test_case(name='The model comes back, compiled with the binary cross-entropy of probabilities.', points=0.5, hidden=False)
def case_1(env):
    passes(test_measures_binary_cross_entropy, env)


@test_case(name='The metric is accuracy, under this name.', points=0.25, hidden=False)
def case_2(env):
    passes(test_reports_the_accuracy_as_accuracy, env)
