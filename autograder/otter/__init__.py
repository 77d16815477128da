"""Otter's formats: its test files as hidden checks, its notebooks and zips in and out.

`tests.py` runs test files with Otter's own classes in the grader, against an `environment.py` whose names live in the sandbox.
"""
