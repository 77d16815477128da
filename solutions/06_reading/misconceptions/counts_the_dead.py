"""Gives how many filters are dead, not which.

symptom: My answer is a number, and a list is expected.
fails: test_names_the_filters_that_are_zero_everywhere
says: Your answer says how many. Could the caller find them with it?
"""


def dead_filters(activation):
    return sum(not activation[..., c].any() for c in range(activation.shape[-1]))
