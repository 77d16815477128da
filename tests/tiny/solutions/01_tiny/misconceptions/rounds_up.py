"""Rounds up.

symptom: Half of seven came out as four.
fails: test_rounds_down
says: If nobody may cut a marble, how many does each of two people get?
"""


def half(n):
    if n < 0:
        raise ValueError("negative")
    return (n + 1) // 2
