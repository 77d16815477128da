"""Writes two million lists into six megabytes; they take two hundred in memory.

stopped by: limits of JSON
unfenced: held
status: ungradable
says: more than 2,000,000 lists
"""


def hand_in(folder, values):
    (folder / f"{values['CASE']}.ipynb").write_text('{"cells": [], "metadata": {"x": [' + "[]," * 2_000_001 + "0]}}")
