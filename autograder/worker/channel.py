"""The worker's end of the wire."""

from __future__ import annotations

import os

STANDARD_STREAMS = (0, 1)
CHUNK = 1 << 20


class Channel:
    """Bytes from the grader and bytes to it; two descriptors, or twice the same socket."""

    def __init__(self, reading: int, writing: int) -> None:
        if reading in STANDARD_STREAMS:  # the notebook's own streams take their places
            reading, writing = os.dup(reading), os.dup(writing)
        self._reading, self._writing = reading, writing
        for descriptor in (reading, writing):
            os.set_inheritable(descriptor, False)

    def read(self, size: int) -> bytes | None:
        """Wait for so many bytes; None if the grader has closed the channel."""
        data = bytearray()
        while len(data) < size:
            chunk = os.read(self._reading, min(size - len(data), CHUNK))
            if not chunk:
                return None
            data += chunk
        return bytes(data)

    def write(self, data: bytes) -> None:
        """Send all of it."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._writing, view[:CHUNK]) :]
