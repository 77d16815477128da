"""Gives True and False for every filter.

symptom: I get an array of truth values.
fails: test_names_the_filters_that_are_zero_everywhere, test_gives_a_list_of_channels
says: Your answer has one entry for every filter. Which of them does the caller want, and as what?
"""


def dead_filters(activation):
    return (activation == 0).all(axis=(0, 1, 2))
