"""Uses processes, threads, pools, pipes, sockets, signals and timers as lectures on them do."""

# %%
import asyncio
import concurrent.futures
import multiprocessing
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from multiprocessing import shared_memory

import numpy as np

fork = multiprocessing.get_context("fork")


def square(n):
    return n * n


# %%
with fork.Pool(4) as pool:
    assert pool.map(square, range(100)) == [n * n for n in range(100)]
with concurrent.futures.ProcessPoolExecutor(2, mp_context=fork) as workers:
    assert sum(workers.map(square, range(10))) == 285
with concurrent.futures.ThreadPoolExecutor(12) as workers:
    assert list(workers.map(square, range(50)))[7] == 49
answers = fork.Queue()
child = fork.Process(target=answers.put, args=({"half": 4},))
child.start()
assert answers.get(timeout=5) == {"half": 4}
child.join()

# %%
memory = shared_memory.SharedMemory(create=True, size=1 << 20)
np.ndarray(10, dtype=float, buffer=memory.buf)[:] = 1
memory.close()
memory.unlink()
lock, total = threading.Lock(), 0


def count():
    global total
    for _ in range(1000):
        with lock:
            total += 1


threads = [threading.Thread(target=count) for _ in range(16)]
for each in threads:
    each.start()
for each in threads:
    each.join()
assert total == 16_000

# %%
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    os.write(writing, b"from a child")
    os._exit(0)
assert os.read(reading, 100) == b"from a child"
assert os.waitpid(child, 0)[1] == 0
piped = subprocess.run("seq 100 | sort -rn | head -1", shell=True, capture_output=True, text=True, check=True)
assert piped.stdout == "100\n"
with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as waiting:
    waiting.terminate()
assert waiting.returncode == -signal.SIGTERM
one, other = socket.socketpair()
one.sendall(b"hello")
assert select.select([other], [], [], 5)[0] and other.recv(5) == b"hello"

# %%
rings = []
before = signal.signal(signal.SIGALRM, lambda *_: rings.append(time.monotonic()))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
while len(rings) < 3:
    time.sleep(0.005)
signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, before)
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(1)
except KeyboardInterrupt:
    print("interrupted, as by the stop button")


async def sleeps(seconds):
    await asyncio.sleep(seconds)
    program = await asyncio.create_subprocess_exec("echo", "done", stdout=asyncio.subprocess.PIPE)
    return (await program.communicate())[0]


assert await asyncio.gather(*[sleeps(0.01) for _ in range(5)]) == [b"done\n"] * 5

# %%
tasks, results = queue.Queue(), queue.Queue()


def serve():
    while True:
        results.put(tasks.get() * 2)


threading.Thread(target=serve, daemon=True).start()  # goes on for as long as the notebook does
threading.Timer(0.01, print, ["a timer of its own"]).start()
helper = subprocess.Popen(["sleep", "60"])  # never waited for


def half(n):
    if n < 0:
        raise ValueError("negative")
    with concurrent.futures.ThreadPoolExecutor(1) as worker:
        return worker.submit(int.__floordiv__, n, 2).result()


def double(x):
    tasks.put(np.asarray(x))
    return results.get(timeout=5)
