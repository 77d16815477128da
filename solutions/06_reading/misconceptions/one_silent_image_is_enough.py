"""Calls a filter dead that is silent on any one image.

symptom: I find more dead filters than the checks.
fails: test_names_the_filters_that_are_zero_everywhere, test_a_single_small_number_keeps_a_filter_alive
says: A filter is silent on image 1, and busy on image 0. Is it dead? Must the rule hold for one image, or for all?
"""


def dead_filters(activation):
    silent = (activation == 0).all(axis=(1, 2))
    return [c for c in range(activation.shape[-1]) if silent[:, c].any()]
