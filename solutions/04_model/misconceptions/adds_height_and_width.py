"""Adds the sides of the filter where the area is asked.

symptom: 3x3 gives 6 weights for each colour.
fails: test_counts_the_weights_of_every_filter
says: How many squares has a sheet of paper with 3 rows and 3 columns? And with 2 rows and 5 columns?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * ((kh + kw) * c_in + (1 if bias else 0))
