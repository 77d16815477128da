"""Takes a message out of another program's queue.

stopped by: ipc namespace
unfenced: succeeds
"""

# %%
import atexit
import ctypes

from hostile.attack import AROUND, notebook

IPC_PRIVATE, IPC_RMID, IPC_NOWAIT = 0, 0, 0o4000
libc = ctypes.CDLL(None, use_errno=True)
ATTACK = """
import ctypes

IPC_NOWAIT = 0o4000
libc = ctypes.CDLL(None, use_errno=True)

def attack():
    message = ctypes.create_string_buffer(108)
    return libc.msgrcv(QUEUE, message, 100, 0, IPC_NOWAIT) > 0 and message.raw
"""


def hand_in(folder, values):
    queue = libc.msgget(IPC_PRIVATE, 0o666)
    atexit.register(libc.msgctl, queue, IPC_RMID, None)
    libc.msgsnd(queue, ctypes.create_string_buffer((1).to_bytes(8, "little") + b"not for you"), 12, IPC_NOWAIT)
    (folder / f"{values['CASE']}.ipynb").write_text(notebook([f"QUEUE = {queue}", ATTACK, AROUND]))
