"""What can be said of a network before it is trained: whether its outputs, its loss and its optimizer can work together at all."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.network import Compiled, Network, Step
from autograder.training.head import Head, Labels

SLOWEST = 1e-6  # learning rate; below, no budget is enough
FASTEST: Mapping[str, float] = {"SGD": 1.0, "Adagrad": 1.0, "Adadelta": 5.0}
FASTEST_OF_ALL_OTHERS = 0.1  # those that scale each step by what they have seen take steps of about the learning rate itself
ONE_OUTPUT = frozenset(
    ("binary_crossentropy", "binary_focal_crossentropy", "mean_squared_error", "mean_absolute_error", "hinge", "squared_hinge", "huber", "log_cosh")
)
TWO_OUTPUTS = {"categorical_crossentropy": Labels.ONE_HOT, "sparse_categorical_crossentropy": Labels.INDEX}
CROSSENTROPIES = ("binary_crossentropy", "binary_focal_crossentropy")


class Unfit(Exception):
    """Training would be in vain; carries a sentence for the student, and a question that helps."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def head_of(network: Network, input_shape: tuple[int, ...]) -> tuple[Head, Compiled]:
    """How the network's outputs are read, and how it is compiled; raises Unfit if it can not learn to tell two classes apart."""
    compiled = network.compiled
    if compiled is None:
        what = network.compile_problem or "it is not compiled"
        hint = "Which method tells a model how it is to learn, and did you call it before you gave the model back?"
        raise Unfit(f"the network can not be trained: {what}", hint)
    if network.input_shape != input_shape:
        raise Unfit(
            f"the network takes images of shape {network.input_shape}, and the grader's are {input_shape}",
            "Which three numbers describe one image, and in which order?",
        )
    _check_rate(compiled)
    activation = _activation(network.steps)
    match network.output_shape:
        case (1,):
            return _one(compiled, activation), compiled
        case (2,):
            return _two(compiled, activation), compiled
    raise Unfit(
        f"the network answers with the shape {network.output_shape} for each image; one number, the probability of class 1, is enough",
        "What does a dense layer do with more than one axis, and how many numbers does it take to say airplane or motorbike?",
    )


def _one(compiled: Compiled, activation: str) -> Head:
    if activation == "softmax":
        raise Unfit("the last layer is a softmax of one number, which is always 1: it can give no other answer", "What is the softmax of a single number?")
    if compiled.loss in TWO_OUTPUTS:
        raise Unfit(
            f"the loss {compiled.loss} compares one output for each class, and the network has one output in all: there is nothing to learn from",
            "How many outputs does this loss want for two classes? A loss of 0 with half of the answers wrong: can that be?",
        )
    if compiled.loss not in ONE_OUTPUT:
        raise Unfit(f"the loss {compiled.loss} does not judge one probability for each image", "Which loss fits a yes or no?")
    if compiled.loss in CROSSENTROPIES:
        _check_crossentropy(compiled, activation)
    signed = compiled.loss in ("hinge", "squared_hinge") or (compiled.from_logits and activation == "linear")
    return Head(Labels.COLUMN, 0.0 if signed else 0.5, logits=compiled.from_logits and activation == "linear")


def _check_crossentropy(compiled: Compiled, activation: str) -> None:
    if compiled.from_logits and activation == "sigmoid":
        raise Unfit(
            "the loss is told from_logits=True, and the last layer is a sigmoid: the squeezing is done twice",
            "Who turns the last number into a probability: the layer, or the loss?",
        )
    if not compiled.from_logits and activation != "sigmoid":
        what = "no activation" if activation == "linear" else f"the activation {activation}"
        raise Unfit(
            f"the last layer has {what}, so its output is no probability, and {compiled.loss} takes it for one",
            "Between which two numbers does a probability lie, and which activation ends there?",
        )


def _two(compiled: Compiled, activation: str) -> Head:
    labels = TWO_OUTPUTS.get(compiled.loss)
    if labels is None:
        raise Unfit(f"the network has two outputs, and the loss {compiled.loss} is for one", "One output or two: which loss belongs to which?")
    if compiled.from_logits != (activation == "linear") or activation not in ("linear", "softmax"):
        raise Unfit(
            f"the two outputs end in {'no activation' if activation == 'linear' else activation}, and the loss has from_logits={compiled.from_logits}",
            "Who turns the outputs into probabilities that add up to 1: the layer, or the loss? One of them has to, and only one.",
        )
    return Head(labels, None, logits=compiled.from_logits)


def _check_rate(compiled: Compiled) -> None:
    highest = FASTEST.get(compiled.optimizer, FASTEST_OF_ALL_OTHERS)
    if not SLOWEST <= compiled.learning_rate <= highest:
        where = "large: each step would leap over the valley" if compiled.learning_rate > highest else "small: the weights would hardly move"
        raise Unfit(
            f"a learning rate of {compiled.learning_rate:g} for {compiled.optimizer} is too {where} (the grader takes {SLOWEST:g} to {highest:g})",
            "What is the learning rate that Keras uses if you name none, and how many times larger or smaller is yours?",
        )


def _activation(steps: tuple[Step, ...]) -> str:
    """The activation that the outputs come from."""
    return steps[-1].kind if steps and steps[-1].is_activation else "linear"
