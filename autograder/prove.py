"""Prove one oracle: `python -m autograder.prove FOLDER`, in a process of its own because it loads TensorFlow."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np

from autograder.check import load_module


def main() -> None:
    """Print the number of comparisons; end with 1 and both values if oracle and Keras differ."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        print(load_module(Path(sys.argv[1]) / "prove_oracle.py").prove(np.random.default_rng(0)))
    except AssertionError as difference:
        print(difference)
        sys.exit(1)


if __name__ == "__main__":
    main()
