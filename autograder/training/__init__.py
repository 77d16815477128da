"""The accuracy gate: a network is trained by the grader itself, in a process of its own, on images that no student's code has seen.

`trainer.py` is what a check asks; `process.py` starts the process and `__main__.py` is its other end, where TensorFlow is; `gate.py`
trains; `cache.py` remembers. Nothing but `build.py`, `gate.py` and `__main__.py` loads TensorFlow, inside of their functions.
"""
