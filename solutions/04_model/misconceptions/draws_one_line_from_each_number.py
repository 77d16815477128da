"""Adds inputs and outputs where every pair is asked.

symptom: The big layer of the network has only 18,752 parameters.
fails: test_every_output_weighs_every_input
says: Draw 4 dots on the left, 3 dots on the right, and a line from every dot to every other side's dot. How many lines are there?
"""


def dense_params(n_in, n_out, bias=True):
    return n_in + n_out + (n_out if bias else 0)
