"""Starts threads without end.

stopped by: limit of processes
unfenced: succeeds
"""

# %%
import threading


def attack():
    threading.stack_size(1 << 16)
    end = threading.Event()
    threads = []
    try:
        while len(threads) < 100:
            threads.append(threading.Thread(target=end.wait, args=(20,)))
            threads[-1].start()
    finally:
        end.set()
    return f"{len(threads)} threads at a time"
