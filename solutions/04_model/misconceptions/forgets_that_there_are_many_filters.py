"""Counts a single filter.

symptom: I get 28 for the first layer, for any number of filters.
fails: test_counts_the_weights_of_every_filter
says: 28 is right for one filter. How many are there, and what does each of them have of its own?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return kh * kw * c_in + (1 if bias else 0)
