"""Believes that pooling shows no new pixels.

symptom: Convolutions alone are right; each pooling makes my number too small.
fails: test_sees_more_through_two_layers, test_sees_through_pairs_of_convolution_and_pooling
says: Before the pooling, one number saw 3 pixels. The box picks from two neighbours: do both of them see exactly the same pixels?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in layers:
        if stride == 1:  # a convolution; pooling only makes the map smaller
            sees += (kernel - 1) * apart
        apart *= stride
    return sees
