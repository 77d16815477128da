"""Answers with verdicts, scores and values spelt as the wire spells them.

stopped by: plain data only
unfenced: held
says: expected a NumPy array
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools

answers = itertools.cycle(
    [
        {"verdict": "passed", "score": 5.0, "max_score": 5.0, "message": ""},
        {"$array": ["d", [2], 0]},
        {"$dict": [["score", 10]]},
        {"returned": 4, "args_after": {"$tuple": []}, "kwargs_after": {"$dict": []}},
        [["passed", 10.0]],
        "passed",
        True,
    ]
)


def double(x):
    return next(answers)
