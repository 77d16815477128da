"""An exception that has to come."""

OK_FORMAT = True

test = {
    "name": "q5",
    "points": 1,
    "suites": [
        {
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [
                {
                    "code": ">>> root(16)\n4.0\n>>> root(-1)\nTraceback (most recent call last):\n    ...\nValueError: no root of -1",
                    "hidden": True,
                    "locked": False,
                }
            ],
        }
    ],
}
