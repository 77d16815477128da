"""Never counts the biases of a convolution.

symptom: My first layer has 432 parameters, Keras says 448.
fails: test_counts_the_weights_of_every_filter
says: You are 16 short, and there are 16 filters. What does each of them learn besides its box of weights?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return kh * kw * c_in * filters
