"""A function that a test's loop calls."""

OK_FORMAT = True

test = {
    "name": "q4",
    "points": 1,
    "suites": [
        {
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [{"code": ">>> all(map(is_even, [2, 4])) and not any(map(is_even, [1, 3]))\nTrue", "hidden": True, "locked": False}],
        }
    ],
}
