"""Lets a layer's own stride widen its own window.

symptom: A single layer with stride 2 already gives me too much.
fails: test_sees_one_window_through_one_layer, test_looks_further_after_every_stride
says: Take one layer with 5 taps and stride 2, and one single output of it. Does this output care where the next window starts?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in layers:
        apart *= stride
        sees += (kernel - 1) * apart
    return sees
