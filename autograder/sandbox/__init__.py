"""The fence around a student's process.

Theory of operation. The grader starts one worker process per submission through a *sandbox*: an object with
one method, `launch`. The worker gets a socket, the Python that the grader runs on (read-only), and an empty
scratch folder; no other file, no network, no other process, and no privilege. Whatever comes back over the socket is an
answer to a question, never a verdict, so that even a worker that has taken over its sandbox can only answer wrongly.

    process.py      a running worker's whole process tree: its CPU time, its memory, its end
    bubblewrap.py   namespaces, read-only views, an own uid where possible: the default
    warm.py         the same namespaces, for workers that are forked from one that has imported everything
    landlock.py     where namespaces are forbidden: the worker fences itself in
    container.py    docker or podman, one container a worker
    bare.py         a plain process with resource limits, where nothing better exists
    seccomp.py      the system calls that are denied
    cgroup.py       the kernel's limits for a whole process tree, where it lets us have them
    choice.py       which of them this machine offers
    slots.py        what tells workers apart that run at the same time

How well it holds is found out by attacking it: see autograder/canary.py.
"""
