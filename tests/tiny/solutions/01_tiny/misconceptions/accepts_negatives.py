"""Accepts negative numbers.

symptom: It gives an answer where the text asks for an error.
fails: test_refuses_negative_numbers
says: What should a caller hear who asks for half of minus four marbles?
"""


def half(n):
    return n // 2
