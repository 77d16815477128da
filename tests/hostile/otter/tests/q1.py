"""Compared by what is shown."""

OK_FORMAT = True

test = {
    "name": "q1",
    "points": 2,
    "suites": [
        {
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [
                {"code": ">>> cube(2)\n8", "hidden": False, "locked": False},
                {"code": ">>> [cube(n) for n in (3, -2, 0)]\n[27, -8, 0]", "hidden": True, "locked": False},
            ],
        }
    ],
}
