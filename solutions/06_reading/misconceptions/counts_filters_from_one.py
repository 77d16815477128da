"""Numbers the filters from one.

symptom: Every number in my list is one too large.
fails: test_names_the_filters_that_are_zero_everywhere, test_looks_at_every_channel
says: What is the number of the first channel in Python?
"""


def dead_filters(activation):
    return [c + 1 for c in range(activation.shape[-1]) if not activation[..., c].any()]
