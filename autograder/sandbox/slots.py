"""Slots tell workers apart that run at the same time; in root mode each has a uid of its own."""

from __future__ import annotations

import os
import queue

SLOTS = 4_800  # uids 60001 to 64800, which systems give to nobody


def free_slots(jobs: int) -> queue.SimpleQueue[int]:
    """As many slots as jobs. Two runs on one machine begin at different ones, so that limits for each uid stay apart."""
    slots: queue.SimpleQueue[int] = queue.SimpleQueue()
    first = os.getpid() * 16 % SLOTS
    for number in range(jobs):
        slots.put((first + number) % SLOTS)
    return slots
