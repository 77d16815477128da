"""Hands in a pickled history and models beside the notebook.

stopped by: intake
unfenced: held
"""

import io
import os
import pickle
import zipfile

from hostile.attack import AROUND, notebook

ATTACK = """
import os

def attack():
    return [name for name in ("history.pkl", "best.keras", "../history.pkl") if os.path.exists(name)]
"""


def hand_in(folder, values):
    class History:
        def __reduce__(self):
            return os.system, (f"echo was here > {values['BAIT']}/target",)

    with zipfile.ZipFile(folder / f"{values['CASE']}.zip", "w") as archive:
        archive.writestr("notebook.ipynb", notebook([ATTACK, AROUND]))
        archive.writestr("history.pkl", pickle.dumps(History(), protocol=0))
        archive.writestr(
            "weights.npy", b"\x93NUMPY\x01\x00v\x00{'descr': '|O', 'fortran_order': False, 'shape': (1,)}".ljust(128) + pickle.dumps([History()], protocol=0)
        )
        model = io.BytesIO()
        with zipfile.ZipFile(model, "w") as inner:
            inner.writestr("config.json", '{"module": "os", "class_name": "function", "config": "system"}')
            inner.writestr("../" * 10 + values["BAIT"][1:] + "/open/climbed", "was here")
        archive.writestr("best.keras", model.getvalue())
        archive.writestr("model/saved_model.pb", b"\x08\x01")
