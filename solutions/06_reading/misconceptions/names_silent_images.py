"""Loops over the images, not over the filters.

symptom: My numbers are never larger than the batch.
fails: test_names_the_filters_that_are_zero_everywhere, test_looks_at_every_channel
says: Which axis does your loop run along? Which one counts the filters?
"""


def dead_filters(activation):
    return [c for c in range(len(activation)) if not activation[c].any()]
