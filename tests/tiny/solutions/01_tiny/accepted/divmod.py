"""By divmod, and in float32."""

import numpy as np


def half(n):
    if n < 0:
        raise ValueError("negative")
    return divmod(n, 2)[0]


def double(x):
    return (np.array(x) * 2).astype("float32")
