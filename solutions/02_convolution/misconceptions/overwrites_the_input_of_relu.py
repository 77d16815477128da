"""Writes the zeros into the array that it was given.

symptom: The result is right, but my map has lost its negative numbers.
fails: test_relu_leaves_its_input_alone
says: Print x before and after the call. Who else might still need the negative numbers?
"""


def relu(x):
    x[x < 0] = 0
    return x
