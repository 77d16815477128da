"""Writes numbers of a million digits, beyond all floats, into its metadata.

stopped by: limits of JSON
unfenced: held
says: expected
"""


def hand_in(folder, values):
    from hostile.attack import HALF, notebook

    text = notebook([HALF, "def double(x):\n    return 2\n"])
    numbers = f'"metadata": {{"a": {"9" * 1_000_000}, "b": -{"9" * 4301}, "c": 1e999999999, "d": -Infinity, "e": NaN, "f": {"0.1" + "1" * 500_000}}}'
    (folder / f"{values['CASE']}.ipynb").write_text(text.replace('"metadata": {}, "nbformat": 4', f'{numbers}, "nbformat": {"4" * 100_000}'))
