"""Hands in a file of five hundred gigabytes that take no space.

stopped by: size of a notebook
unfenced: held
status: ungradable
says: larger than 8 MB
"""


def hand_in(folder, values):
    import os

    notebook = folder / f"{values['CASE']}.ipynb"
    notebook.write_text('{"cells": []}')
    os.truncate(notebook, 500 << 30)
