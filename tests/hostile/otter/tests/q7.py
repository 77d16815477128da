"""A list that is changed in place."""

OK_FORMAT = True

test = {
    "name": "q7",
    "points": 1,
    "suites": [
        {
            "type": "doctest",
            "scored": True,
            "setup": "",
            "teardown": "",
            "cases": [
                {
                    "code": ">>> values = [3, 1, 2]\n>>> wanted = sorted(values)\n>>> tidy(values)\n>>> values == wanted and wanted\n[1, 2, 3]",
                    "hidden": True,
                    "locked": False,
                }
            ],
        }
    ],
}
