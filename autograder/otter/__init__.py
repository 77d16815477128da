"""Otter's formats: its test files as checks, and its zips.

`tests.py` runs test files with Otter's own classes in the grader, against an `environment.py` whose names live in the sandbox.
"""
