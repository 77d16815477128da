"""Gives 1 for positive numbers and 0 for the others.

symptom: All my edges are equally strong.
fails: test_turns_negative_numbers_into_zero
says: Two edges, a weak one of 0.5 and a strong one of 3: should the next layer see a difference?
"""


def relu(x):
    return (x > 0).astype(float)
