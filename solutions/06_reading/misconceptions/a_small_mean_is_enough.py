"""Calls a filter dead whose mean is nearly zero.

symptom: A filter that answers rarely is in my list, too.
fails: test_a_single_small_number_keeps_a_filter_alive
says: One pixel of 0.1 in a thousand zeros: what is the mean? Does the filter answer?
"""


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if activation[..., c].mean() < 1e-3]
