"""Nests lists a million deep, in the notebook and in its metadata.

stopped by: limits of JSON
unfenced: held
status: ungradable
says: nested too deeply
also: nested_metadata
"""


def hand_in(folder, values):
    import json

    from hostile.attack import HALF, notebook

    (folder / f"{values['CASE']}.ipynb").write_text('{"cells": ' + "[" * 1_000_000)
    document = json.loads(notebook([HALF]))
    deep = json.dumps(document)[:-1] + ', "metadata": {"x": ' + '{"x": ' * 900 + "0" + "}" * 902
    (folder / "nested_metadata.ipynb").write_text(deep)
