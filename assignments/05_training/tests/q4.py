"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q4", points=0.5, hint="Number the values of val_accuracy 1, 2, 3, ... Which number has the highest?")
def test_finds_the_highest_validation_accuracy(student):
    """The epoch with the highest val_accuracy, counted from 1."""
    history = {"loss": [0.6, 0.4, 0.3], "accuracy": [0.95, 0.8, 0.9], "val_loss": [0.6, 0.4, 0.35], "val_accuracy": [0.7, 0.9, 0.8]}
    student.best_epoch(history).equals(2)


@test_case(name='The epoch with the highest val_accuracy, counted from 1.', points=0.5, hidden=False)
def case_1(env):
    passes(test_finds_the_highest_validation_accuracy, env)
