"""Starts counting at zero pixels.

symptom: I am always one too small.
fails: test_sees_one_pixel_without_layers, test_sees_one_window_through_one_layer
says: How many pixels does an output see before there is any layer? Is that what your variable holds before the loop?
"""


def receptive_field(layers):
    sees = 0
    apart = 1
    for kernel, stride in layers:
        sees += (kernel - 1) * apart
        apart *= stride
    return sees
