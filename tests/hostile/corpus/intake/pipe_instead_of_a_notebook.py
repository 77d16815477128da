"""Hands in a pipe, which would be read for ever, and a socket.

stopped by: regular files only
unfenced: held
status: ungradable
says: not a regular file
also: socket
"""


def hand_in(folder, values):
    import os
    import socket

    os.mkfifo(folder / f"{values['CASE']}.ipynb")
    with socket.socket(socket.AF_UNIX) as file:
        file.bind(str(folder / "socket.ipynb"))
