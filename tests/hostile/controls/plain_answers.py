"""Two right answers and nothing else."""
# %%
import numpy as np


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
def double(x):
    return np.asarray(x) * 2
