"""Adds up the kernels.

symptom: Two layers of 3 give me 6, and no layers give 0.
fails: test_sees_one_pixel_without_layers, test_sees_more_through_two_layers
says: Draw two layers of 3 taps, one above the other. Which pixels of the image would you count twice?
"""


def receptive_field(layers):
    return sum(kernel for kernel, stride in layers)
