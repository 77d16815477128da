"""Counts the weights once a layer, not once a filter.

symptom: I get 28 + 15 for the first layer instead of 448.
fails: test_counts_the_weights_of_every_filter
says: Sixteen filters find sixteen different patterns. Could they, if they all shared one box of weights?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return kh * kw * c_in + (filters if bias else 0)
