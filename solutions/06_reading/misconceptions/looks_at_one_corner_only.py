"""Judges by the top left position.

symptom: I find more dead filters than the checks.
fails: test_looks_at_every_channel, test_a_single_small_number_keeps_a_filter_alive
says: A filter looks for wheels. What does it find at the top left of a picture?
"""


def dead_filters(activation):
    return [c for c in range(activation.shape[-1]) if not activation[:, 0, 0, c].any()]
