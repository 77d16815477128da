"""Makes rows of a fixed length.

symptom: The example works; other shapes give too many rows or an error.
fails: test_flattens_any_number_of_axes
says: Which number in your code belongs to one example? From which shape could you work it out?
"""


def flatten(x):
    return x.reshape(-1, 4)
