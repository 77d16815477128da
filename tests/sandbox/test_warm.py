"""Workers that are forked from a warm one: the same world as in a cold worker, and nothing in common with one another."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator

import psutil
import pytest
from classroom import notebook_of

from autograder.answer import Call
from autograder.canary import probe
from autograder.conversation import Conversation
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.process import Sandbox
from autograder.sandbox.warm import LIBRARIES, Warm, libraries_for, warm_workers
from autograder.settings import Isolation, Limit, Limits

LIMITS = Limits(cell=Limit(20, 60), call=Limit(20, 60), memory_mb=1024, processes=48, file_mb=4, scratch_mb=16)


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    """Workers that have everything at hand."""
    with warm_workers([b"numpy scipy matplotlib tensorflow"]) as (sandbox,):
        yield sandbox


def ask(sandbox: Sandbox, code: str, *args: object, slot: int = 0) -> object:
    conversation = Conversation(notebook_of(code), sandbox, LIMITS, slot)
    try:
        answer = conversation.call(Call("attack", args))
        assert answer.raised is None, answer.raised
        return answer.returned
    finally:
        conversation.close()


def test_every_canary_is_held(warm: Warm) -> None:
    """As in a cold worker."""
    found = probe(warm)
    assert (found.level, found.missing) == (Isolation.FULL, ())


WORLD = {
    "folders": "sorted(os.listdir('/'))",
    "devices": "sorted(os.listdir('/dev'))",
    "scratch": "sorted(os.listdir('/tmp'))",
    "home": "sorted(folder for folder, _, _ in os.walk(os.environ['HOME'] + '/.ipython'))",
    "place": "[os.getcwd(), oct(os.stat('.').st_mode), oct(os.umask(0o022))]",
    "user": "[os.getuid(), os.getgid(), os.getgroups()]",
    "privileges": "[line for line in open('/proc/self/status') if line.startswith(('Cap', 'NoNewPrivs', 'Seccomp'))]",
    "limits": "[line.split() for line in open('/proc/self/limits') if 'data size' not in line]",
    "variables": "[os.environ.get(name) for name in ('HOME', 'TMPDIR', 'PATH', 'LANG', 'TZ', 'USER', 'MPLBACKEND', 'OMP_NUM_THREADS')]",
    "machine": "os.uname().nodename",
    "size of scratch": "[os.statvfs(path).f_blocks * os.statvfs(path).f_frsize for path in ('/tmp', '/dev/shm')]",
    "path": "sys.path[0]",
    "main": "[__name__, sys.modules['__main__'].__dict__ is globals()]",
    "streams": "[os.readlink(f'/proc/self/fd/{number}') for number in range(3)]",
    "sockets": "sum(os.readlink(f'/proc/self/fd/{number}').startswith('socket') for number in range(3, 64) if os.path.exists(f'/proc/self/fd/{number}'))",
    "network": "os.listdir('/sys/class/net') if os.path.exists('/sys') else []",
    "shell": "[get_ipython().history_manager.enabled, get_ipython().colors, get_ipython().cache_size]",
    "group": "[os.getpgrp() == os.getpid() or os.getpgrp() == 0, os.getsid(0) in (0, os.getpid())]",
    "terminals": "[sorted(os.listdir('/dev/pts')), os.stat('/dev/pts').st_nlink, [os.close(end) for end in os.openpty()]]",
    "signals": "[signal.getsignal(number) is signal.SIG_DFL for number in (signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)]",
    "collection": "gc.isenabled()",
}


@pytest.mark.parametrize("what", WORLD)
def test_the_world_is_that_of_a_cold_worker(warm: Warm, what: str) -> None:
    """Whatever a notebook may look at."""
    cold = find_bubblewrap()
    assert cold is not None
    code = f"import gc, os, signal, sys\ndef attack():\n    return {WORLD[what]}"
    assert ask(warm, code) == ask(cold, code)


@pytest.fixture
def neighbour(warm: Warm) -> Iterator[Conversation]:
    """A worker that is there at the same time, with things that others would like to reach."""
    code = """
import os, socket, subprocess, sys
listener = socket.socket(socket.AF_UNIX)
listener.bind("\\0neighbour")
listener.listen()
open("/tmp/answers", "w").write("42")
open("/dev/shm/answers", "w").write("42")
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", "neighbour"])
def attack():
    return [os.getpid(), child.pid, os.getuid()]
"""
    conversation = Conversation(notebook_of(code), warm, LIMITS, slot=7)
    conversation.run()
    assert conversation.notes == ()
    yield conversation
    conversation.close()


@pytest.mark.parametrize(
    "code",
    [
        "return [path for path in ('/tmp/answers', '/dev/shm/answers') if os.path.exists(path)]",
        "return [name for name in os.listdir('/proc') if name.isdigit() and b'neighbour' in open(f'/proc/{name}/cmdline', 'rb').read()]",
        "s = socket.socket(socket.AF_UNIX)\n    return ['connected'] if s.connect_ex('\\0neighbour') == 0 else []",
        "return [pid for pid in range(2, 400) if works(os.kill, pid, 0)]",
    ],
    ids=["files", "processes", "sockets", "signals"],
)
def test_workers_at_the_same_time_do_not_meet(warm: Warm, neighbour: Conversation, code: str) -> None:
    """They are forked from one process, and share nothing that they could change."""
    works = "def works(function, *args):\n    try:\n        function(*args)\n        return True\n    except OSError:\n        return False\n"
    assert neighbour.call(Call("attack")).raised is None
    assert ask(warm, f"import os, socket\n{works}def attack():\n    {code}", slot=8) == []


def test_a_signal_to_its_group_reaches_no_other_worker(warm: Warm, neighbour: Conversation) -> None:
    """It is the only one in its group, and the warm worker is not in it."""
    before = neighbour.call(Call("attack")).returned
    code = "import os\ndef attack():\n    os.setpriority(os.PRIO_PGRP, 0, 5)\n    return os.getpgrp()"
    assert ask(warm, code, slot=8) == 1
    conversation = Conversation(notebook_of("import os\ndef attack():\n    os.kill(0, 9)\n    os.killpg(0, 2)"), warm, LIMITS, slot=8)
    conversation.call(Call("attack"))  # the first process of a namespace is deaf to signals from within
    conversation.close()
    assert neighbour.call(Call("attack")).returned == before


def test_terminals_are_not_shared(warm: Warm, neighbour: Conversation) -> None:
    """What one worker does to the device that makes terminals, no other sees."""
    leaves = "import os\ndef attack():\n    os.utime('/dev/pts/ptmx', ns=(42, 42))\n    os.chmod('/dev/pts/ptmx', 0)\n    return os.stat('/dev/pts/ptmx').st_mtime_ns"
    finds = "import os\ndef attack():\n    ends = os.openpty()\n    return [os.stat('/dev/pts/ptmx').st_mtime_ns == 42, sorted(os.listdir('/dev/pts'))]"
    conversation = Conversation(notebook_of(leaves), warm, LIMITS)
    conversation.call(Call("attack"))  # refused to root's workers
    assert ask(warm, finds) == [False, ["0", "ptmx"]]
    conversation.close()


def test_as_root_each_worker_is_a_user_of_its_own(warm: Warm) -> None:
    """So that limits for a user are limits for a worker."""
    users = [ask(warm, "import os\ndef attack():\n    return os.getuid()", slot=slot) for slot in (1, 2)]
    assert users == ([60_002, 60_003] if os.geteuid() == 0 else [os.geteuid()] * 2)


def test_random_numbers_are_not_those_of_another_worker(warm: Warm) -> None:
    """Python's, NumPy's, and what makes names of temporary files; a function that is called finds the same chance each time, a cell does not."""
    code = "import random, tempfile\nimport numpy as np\nfound = [random.random(), float(np.random.rand()), tempfile.mktemp()]\ndef attack():\n    return found"
    first, second = ask(warm, code), ask(warm, code)
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert not set(first) & set(second)


def test_tensorflow_trains_in_every_worker(warm: Warm) -> None:
    """Threads, graphs and all, in two at the same time and one after the other."""
    code = """
import numpy as np
import tensorflow as tf
def attack():
    model = tf.keras.Sequential([tf.keras.layers.Input((8,)), tf.keras.layers.Dense(4, activation="relu"), tf.keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    data = tf.data.Dataset.from_tensor_slices((np.ones((32, 8), "float32"), np.ones((32, 1), "float32"))).batch(8).prefetch(2)
    history = model.fit(data, epochs=2, verbose=0)
    return [len(history.history["loss"]), list(model.predict(np.ones((3, 8)), verbose=0).shape)]
"""
    answers: list[object] = []
    threads = [threading.Thread(target=lambda slot=slot: answers.append(ask(warm, code, slot=slot))) for slot in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.append(ask(warm, code))
    assert answers == [[2, [3, 1]]] * 3


def test_a_notebook_still_has_to_import_what_it_uses(warm: Warm) -> None:
    """What is loaded is not named."""
    conversation = Conversation(notebook_of("x = np.zeros(3)"), warm, LIMITS)
    conversation.run()
    conversation.close()
    assert "NameError: name 'np' is not defined" in conversation.notes[0]


@pytest.mark.parametrize("whom", ["the worker", "the warm worker"])
def test_a_death_that_is_no_fault_of_the_notebook_costs_nothing(whom: str) -> None:
    """Three times in the same call; the answer comes all the same."""
    with warm_workers([b"numpy"]) as (sandbox,):
        conversation = Conversation(notebook_of("import time\ndef attack():\n    time.sleep(1)\n    return 42"), sandbox, LIMITS)
        conversation.run()
        killed = []

        def kill() -> None:
            for _ in range(3):
                time.sleep(0.3)
                while conversation._worker is None:
                    time.sleep(0.01)
                worker = psutil.Process(conversation._worker._process.root.pid)
                victim = worker if whom == "the worker" else worker.parent()
                killed.append(victim)
                victim.send_signal(signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        answer = conversation.call(Call("attack"))
        killer.join()
        conversation.close()
    assert answer.returned == 42
    assert len(set(killed)) == 3


def test_nothing_is_left_when_the_warm_worker_ends() -> None:
    """Workers that nobody has ended go with it."""
    token = f"left-{os.getpid()}"
    with warm_workers([]) as (sandbox,):
        conversation = Conversation(
            notebook_of(f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)', '{token}'])"), sandbox, LIMITS
        )
        conversation.run()
        assert subprocess.run(["pgrep", "-f", token], check=False, capture_output=True).stdout
    deadline = time.monotonic() + 30
    while subprocess.run(["pgrep", "-f", token], check=False, capture_output=True).stdout:
        assert time.monotonic() < deadline, "it is still there"
        time.sleep(0.05)
    conversation.close()


def test_only_what_a_notebook_names_is_imported_beforehand() -> None:
    """A class that never mentions TensorFlow does not wait for it."""
    assert libraries_for([b"import math"]) == ()
    assert libraries_for([b"import numpy as np"]) == LIBRARIES[b"numpy"]
    assert "tensorflow" in libraries_for([b"import math", b"from keras import layers"])
    assert len(libraries_for([b"keras tensorflow"])) == len(set(libraries_for([b"keras tensorflow"])))
