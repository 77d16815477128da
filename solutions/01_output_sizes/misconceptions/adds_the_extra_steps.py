"""Adds up what each stride has more than 1.

symptom: One layer with stride 2 works, two of them do not.
fails: test_looks_further_after_every_stride
says: After two layers of stride 2, put your finger on two neighbours of the map and follow them down to the image: how many pixels apart do they start?
"""


def receptive_field(layers):
    sees = 1
    apart = 1
    for kernel, stride in layers:
        sees += (kernel - 1) * apart
        apart += stride - 1
    return sees
