"""Uses the number of filters where the depth of the input belongs.

symptom: The first layer has 2,320 parameters instead of 448; a layer with as many filters as channels is right.
fails: test_counts_the_weights_of_every_filter
says: Which number says how many maps go in, and which how many come out? Which of the two does a single filter have to be as deep as?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * (kh * kw * filters + (1 if bias else 0))
