"""Removes the negative numbers instead of setting them to zero.

symptom: My answer is shorter than the input.
fails: test_turns_negative_numbers_into_zero
says: Print the shape before and after. If a pixel disappears, what happens to its neighbours?
"""


def relu(x):
    return x[x >= 0]
