"""Hands in a saved model whose members climb out of it.

stopped by: intake
unfenced: held
status: ungradable
says: a saved Keras model saved as .ipynb
"""

import io
import json
import zipfile


def hand_in(folder, values):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.9.0"}))
        archive.writestr("config.json", json.dumps({"module": "os", "class_name": "function", "config": "system"}))
        archive.writestr("model.weights.h5", b"\x89HDF\r\n\x1a\n")
        archive.writestr("../" * 10 + values["BAIT"][1:] + "/open/climbed", "was here")
        archive.writestr(values["BAIT"] + "/target", "was here")
    (folder / f"{values['CASE']}.ipynb").write_bytes(file.getvalue())
