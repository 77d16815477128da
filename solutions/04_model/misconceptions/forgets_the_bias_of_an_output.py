"""Never counts the biases of a dense layer.

symptom: 4 inputs and 3 outputs give 12, the text says 15.
fails: test_every_output_weighs_every_input
says: All inputs are 0: what can an output still say? Which number of its own is that?
"""


def dense_params(n_in, n_out, bias=True):
    return n_in * n_out
