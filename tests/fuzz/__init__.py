"""Damaged frames and notebooks by the million: a value or a refusal comes out, and nothing else. See `python -m fuzz --help`."""
