"""The accuracy gate: a network is trained by the grader itself, in a process of its own, on images that no student's code has seen.

`trainer.py` is what a check asks; `fitness.py` says what needs no training, `account.py` why a network did not get there, `memory.py` keeps
results; `process.py` starts the process and `__main__.py` is its other end; `gate.py` trains. Nothing but `gate.py` and
`__main__.py` loads TensorFlow, inside of their functions.
"""

from __future__ import annotations

from autograder.training.trainer import Trainer

__all__ = ["Trainer"]
