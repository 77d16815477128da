"""Calls a filter dead that gives 0 anywhere.

symptom: Nearly all filters are dead.
fails: test_names_the_filters_that_are_zero_everywhere, test_looks_at_every_channel
says: After ReLU nearly every map has some zeros. How many of its numbers must be 0 before you call it dead?
"""


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if (activation[..., c] == 0).any()]
