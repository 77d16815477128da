"""Gives a filter a bias for each channel that it reads.

symptom: My first layer has 480 parameters, 32 too many; on grey images all is well.
fails: test_counts_the_weights_of_every_filter
says: When are the products of the three colours added up: before the bias comes in, or after? So how often does it come in?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * c_in * (kh * kw + (1 if bias else 0))
