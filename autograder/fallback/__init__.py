"""The way back: what a course needs to be graded by plain Otter, any day.

`export.py` writes checks as test files of Otter's, `cases.py` is what these call, `assign.py` makes what `otter assign` would make.
"""
