"""Counts what one output learns.

symptom: 128 outputs need as many parameters as one.
fails: test_every_output_weighs_every_input
says: What you count is right for one output. Does the next output use the same weights?
"""


def dense_params(n_in, n_out, bias=True):
    return n_in + (1 if bias else 0)
