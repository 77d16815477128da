"""Adds one bias for the whole convolution.

symptom: I get 433 and not 448 for the first layer.
fails: test_counts_the_weights_of_every_filter
says: Each filter shifts its own map up or down. Can 16 maps be shifted differently by one number?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return kh * kw * c_in * filters + (1 if bias else 0)
