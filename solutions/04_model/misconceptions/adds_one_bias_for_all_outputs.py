"""Adds one bias for the whole dense layer.

symptom: The last layer is right with 129, the others are a little too small.
fails: test_every_output_weighs_every_input
says: The last layer has a single output, so it can not show the mistake. How many biases do three outputs need?
"""


def dense_params(n_in, n_out, bias=True):
    return n_in * n_out + (1 if bias else 0)
