"""Adds a bias for each input.

symptom: 4 inputs and 3 outputs give 16.
fails: test_every_output_weighs_every_input
says: When is the bias added: to a number that comes in, or to a sum that goes out?
"""


def dense_params(n_in, n_out, bias=True):
    return n_out * n_in + (n_in if bias else 0)
