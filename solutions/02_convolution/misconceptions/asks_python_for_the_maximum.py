"""Decides once for the whole array, with max or if.

symptom: ValueError: the truth value of an array is ambiguous.
fails: test_turns_negative_numbers_into_zero
says: `max(0, x)` and `if x > 0` make one decision. How many decisions do you need for an array of five numbers?
"""


def relu(x):
    return max(0, x)
