"""An empty submission, graded after one that has left start-up files.

stopped by: a home of its own for each worker
unfenced: held
earns: 0
verdict: not_attempted
"""


def hand_in(folder, values):
    import json
    from pathlib import Path

    Path(folder, "attacks.zz_empty.ipynb").write_text(
        json.dumps(
            {
                "cells": [{"cell_type": "code", "id": "c", "metadata": {}, "execution_count": None, "outputs": [], "source": "pass"}],
                "metadata": {},
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )
    )
