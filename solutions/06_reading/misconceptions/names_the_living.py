"""Lists the filters that answer.

symptom: My list holds just the filters that the expected one leaves out.
fails: test_names_the_filters_that_are_zero_everywhere, test_looks_at_every_channel
says: Take the filter of your list that is named first. Are its numbers zeros?
"""


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if activation[..., c].any()]
