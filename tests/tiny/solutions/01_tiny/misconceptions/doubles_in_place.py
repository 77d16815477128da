"""Writes into the caller's array.

symptom: The picture changed although I only looked at its double.
fails: test_leaves_its_input_alone
says: Who else holds the array that you are writing into?
"""


def double(x):
    x *= 2
    return x
