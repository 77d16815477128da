"""Never comes to the end of a cell.

stopped by: time of a cell
unfenced: held
verdict: crashed
says: cell 4, which defines double, could not be run to its end
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
def double(x):
    return x * 2


while True:
    pass
