"""Hands in an HDF5 file with a link to a secret, as a notebook.

stopped by: intake
unfenced: held
status: ungradable
says: an HDF5 file, such as a saved Keras model
"""


def hand_in(folder, values):
    link = b"\x00" + values["BAIT"].encode() + b"/secret\x00" + b"/\x00"  # what stands in a heap for an external link: a file, then a path in it
    (folder / f"{values['CASE']}.ipynb").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(88) + b"HEAP" + link + bytes(400))
