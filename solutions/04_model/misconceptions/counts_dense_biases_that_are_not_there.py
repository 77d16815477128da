"""Ignores the argument bias of a dense layer.

symptom: bias=False changes nothing in my answer.
fails: test_a_dense_layer_without_biases
says: Where in your line does `bias` come in?
"""


def dense_params(n_in, n_out, bias=True):
    return n_out * (n_in + 1)
