"""Sends values with tags unknown to the wire, or with two at once.

stopped by: frame checks
unfenced: held
verdict: tampered
says: (?s)unknown tag '\$module'.*an object must have one tag
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import numpy as np

from autograder import wire

encode = wire.encode


def tagged(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    value = b'{"$module": "os"}' if reply["returned"].ndim == 1 else b'{"$float": "nan", "$tuple": []}'
    head = b'{"id": "%s", "returned": %s}' % (reply["id"].encode(), value)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = tagged


def double(x):
    return x * 2
