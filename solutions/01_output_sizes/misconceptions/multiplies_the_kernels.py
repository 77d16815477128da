"""Multiplies the kernels.

symptom: Two layers of 3 give me 9.
fails: test_sees_more_through_two_layers
says: The three windows below the last output overlap. How many different pixels do they cover together?
"""


def receptive_field(layers):
    sees = 1
    for kernel, _ in layers:
        sees *= kernel
    return sees
