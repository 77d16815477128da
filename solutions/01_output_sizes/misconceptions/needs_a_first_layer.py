"""Needs at least one layer.

symptom: IndexError: list index out of range, but only for the empty list.
fails: test_sees_one_pixel_without_layers
says: What is layers[0] when there are no layers? And what does a single pixel see when nothing lies between it and the image?
"""


def receptive_field(layers):
    sees, apart = layers[0]
    for kernel, stride in layers[1:]:
        sees += (kernel - 1) * apart
        apart *= stride
    return sees
