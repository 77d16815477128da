"""Takes System V memory and queues, which stay when it ends.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes

IPC_PRIVATE, IPC_CREAT, IPC_RMID, O_CREAT = 0, 0o1000, 0, 0o100
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    memory, semaphores, queue = (
        libc.shmget(IPC_PRIVATE, 64 << 20, IPC_CREAT | 0o600),
        libc.semget(IPC_PRIVATE, 1000, IPC_CREAT | 0o600),
        libc.msgget(IPC_PRIVATE, IPC_CREAT | 0o600),
    )
    posix = libc.mq_open(f"/{CASE}".encode(), O_CREAT | 2, 0o600, None)
    taken = [name for name, number in dict(memory=memory, semaphores=semaphores, queue=queue, posix=posix).items() if number >= 0]
    libc.mq_unlink(f"/{CASE}".encode())
    libc.shmctl(memory, IPC_RMID, None)
    libc.semctl(semaphores, 0, IPC_RMID)
    libc.msgctl(queue, IPC_RMID, None)
    return taken
