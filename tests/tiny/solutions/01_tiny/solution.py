# %% [markdown]
# # Tiny numbers
#
# A whole course that fits on a page; the project's own tests grade it.

# %%
import numpy as np


# %%
def half(n: int) -> int:
    """Half of a number, rounded down.

    Raises ValueError for a negative number.
    """
    # BEGIN SOLUTION
    if n < 0:
        raise ValueError(f"n must not be negative, not {n}")
    return n // 2
    # END SOLUTION


# %% [markdown]
# And now with arrays.


# %%
def double(x):
    """Every element twice as large, in a new array."""
    # BEGIN SOLUTION
    return np.asarray(x) * 2
    # END SOLUTION
