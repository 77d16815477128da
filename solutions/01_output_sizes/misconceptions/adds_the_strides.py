"""Adds the strides up instead of multiplying them.

symptom: My numbers grow in the wrong way as soon as there is a stride.
fails: test_looks_further_after_every_stride
says: One step on the third map is so many steps on the second, and each of those is so many on the first. What do you do with numbers like these?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in layers:
        sees += (kernel - 1) * apart
        apart += stride
    return sees
