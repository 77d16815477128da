"""Ignores the argument bias of a convolution.

symptom: I get 448 with bias=False, too.
fails: test_leaves_the_biases_out
says: Where in your line does `bias` come in?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * (kh * kw * c_in + 1)
