"""Uses Python's max on a whole array.

symptom: ValueError: the truth value of an array is ambiguous.
fails: test_turns_negative_numbers_into_zero
says: Python's max compares two things and picks one of them. How many comparisons do you need for an array of five numbers?
"""


def relu(x):
    return max(0, x)
