"""Ignores the strides.

symptom: Right as long as all strides are 1.
fails: test_looks_further_after_every_stride
says: After a layer with stride 2, two neighbours of the map stand for two places in the image. How far apart are these?
"""


def receptive_field(layers):
    sees = 1
    for kernel, _ in layers:
        sees += kernel - 1
    return sees
