"""Takes every filter as flat: one sheet of weights, whatever the number of channels.

symptom: The first layer has 160 parameters, and the second 320, far less than Keras says.
fails: test_counts_the_weights_of_every_filter
says: How many numbers lie under a 3x3 filter when the image has three colours? Does each of them get a weight of its own?
"""


def conv_params(kh, kw, c_in, filters, bias=True):
    return filters * (kh * kw + (1 if bias else 0))
