"""Squares the height of the filter.

symptom: All the examples with 3x3 work, the one with 2x5 gives 5.
fails: test_a_filter_need_not_be_square
says: Draw a filter with 2 rows and 5 columns and count its squares. Which argument does your line not use?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * (kh**2 * c_in + (1 if bias else 0))
