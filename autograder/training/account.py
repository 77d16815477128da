"""Why a network did not get there, in words: what its tries have in common."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.settings import Recipe
from autograder.training.attempt import Attempt, Ending

ONE_SIDED = 0.01  # part of the images that are taken for the rarer class, below which a network says the same of all
HUGE = 10.0  # a loss that no honest guess has: guessing costs 0.7
STILL = 0.03  # change of the loss, below which nothing has moved
LEARNED = 0.97  # training accuracy of a network that knows its images


def account(attempts: Sequence[Attempt], recipe: Recipe, classes: Sequence[str]) -> tuple[str, str]:
    """A sentence about the tries of a network that did not reach the threshold, and a question that helps."""
    tries = ", ".join(f"{attempt.best:.3f}" for attempt in attempts)
    best = max(attempt.best for attempt in attempts)
    told, hint = _reason(attempts, classes)
    number = f"{len(attempts)} tries" if len(attempts) > 1 else "one try"
    reached = f"the best validation accuracy in {number} of up to {recipe.steps} steps was {best:.3f} ({tries})"
    return f"{reached}, and {recipe.threshold:g} is asked for: {told}", hint


def _reason(attempts: Sequence[Attempt], classes: Sequence[str]) -> tuple[str, str]:
    if all(attempt.ending is Ending.DIVERGED for attempt in attempts):
        steps = max(attempt.steps for attempt in attempts)
        return (
            f"its loss was no number any more after {steps} steps at most",
            "Something grows without bounds. How large is the learning rate, and does anything divide by zero or take the logarithm of it?",
        )
    if all(_one_sided(attempt) for attempt in attempts):
        name = classes[round(attempts[-1].says_second)]
        return _stuck(attempts, f"it takes every image for one of the {name}")
    closest = max(attempts, key=lambda attempt: attempt.best)
    if closest.last.training_accuracy >= LEARNED:
        return (
            "it knows the training images by heart and does worse on others",
            "What could make it harder to learn single images, and easier to learn what they have in common?",
        )
    if _moved(closest) < STILL:
        return "its loss hardly moves", "Is the loss going down at all? What decides how far the weights move in each step?"
    return (
        "it is learning, but it is not there in time",
        "Would larger steps, fewer layers that squeeze (sigmoid, tanh), or less dropout let it learn faster?",
    )


def _stuck(attempts: Sequence[Attempt], told: str) -> tuple[str, str]:
    losses = [attempt.last.loss for attempt in attempts if attempt.last.loss is not None]
    if losses and min(losses) > HUGE:
        return (
            f"{told}, and its loss is {min(losses):.3g} where guessing costs 0.7",
            "Did the very first steps throw the weights far away? How large is the learning rate?",
        )
    if max(_moved(attempt) for attempt in attempts) < STILL:
        return (
            f"{told}, and its loss does not move",
            "Can anything get through to the first layers? Look for an activation that is flat where its inputs are, and at the learning rate.",
        )
    return told, "Can the last layer say anything between yes and no, and does something before it lose the picture?"


def _one_sided(attempt: Attempt) -> bool:
    return min(attempt.says_second, 1 - attempt.says_second) < ONE_SIDED


def _moved(attempt: Attempt) -> float:
    """How far the loss has come, each end a mean over some batches."""
    first, last = attempt.looks[0].loss, attempt.last.loss
    return float("inf") if first is None or last is None else abs(last - first)
