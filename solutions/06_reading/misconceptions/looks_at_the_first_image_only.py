"""Judges by the first image.

symptom: With a batch of one all is well.
fails: test_names_the_filters_that_are_zero_everywhere, test_a_single_small_number_keeps_a_filter_alive
says: What does activation[0] leave out?
"""


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if not activation[0, :, :, c].any()]
