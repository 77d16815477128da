"""Answers for every image on its own.

symptom: I get one list for each image.
fails: test_names_the_filters_that_are_zero_everywhere, test_gives_a_list_of_channels
says: How many answers does a filter get from you, and how many should it get for the whole batch?
"""


def dead_filters(activation):
    return [[c for c in range(image.shape[-1]) if not image[..., c].any()] for image in activation]
