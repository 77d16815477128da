"""Judged by a function that the notebook has imported."""

OK_FORMAT = True

test = {
    "name": "q3",
    "points": 1,
    "suites": [
        {
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [{"code": ">>> bool(allclose(area(2), 12.566370614359172))\nTrue", "hidden": True, "locked": False}],
        }
    ],
}
