"""Hands in a pipe, which would be read for ever, and a socket.

stopped by: regular files only
unfenced: held
status: ungradable
says: not a regular file
also: socket
"""


def hand_in(folder, values):
    import contextlib
    import os
    import socket
    import threading

    pipe = folder / f"{values['CASE']}.ipynb"
    os.mkfifo(pipe)

    def release():
        with contextlib.suppress(OSError):
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))

    mercy = threading.Timer(20, release)  # a program without the defence hangs for seconds, not for ever
    mercy.daemon = True
    mercy.start()
    with socket.socket(socket.AF_UNIX) as file:
        file.bind(str(folder / "socket.ipynb"))
