"""Remembers only the stride of the layer before.

symptom: Two layers work, but with three layers my number is too small.
fails: test_looks_further_after_every_stride
says: Does the second layer undo the stride of the first? What should your variable remember from all the layers so far?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in layers:
        sees += (kernel - 1) * apart
        apart = stride
    return sees
