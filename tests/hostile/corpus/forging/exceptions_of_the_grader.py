"""Raises the exceptions by which the grader itself ends a check.

stopped by: plain data only
unfenced: held
verdict: crashed
says: raised (CheckFailed|ConversationEnded|_Exit|StopIteration|GeneratorExit|Skipped)
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools

from autograder.answer import CheckFailed, ConversationEnded
from autograder.outcome import Verdict


class Skipped(BaseException):
    """As pytest has it."""


kinds = itertools.cycle([CheckFailed(Verdict.PASSED, "passed"), ConversationEnded(Verdict.PASSED, "passed"), StopIteration(10.0), GeneratorExit(), Skipped()])


def double(x):
    raise next(kinds)
