"""Returns inside the loop.

symptom: My list never has more than one element.
fails: test_looks_at_every_channel, test_gives_a_list_of_channels
says: What does return do in the middle of a loop?
"""


def dead_filters(activation):
    for c in range(activation.shape[-1]):
        if not activation[..., c].any():
            return [c]
    return []
