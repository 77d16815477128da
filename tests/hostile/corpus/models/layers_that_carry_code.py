"""Answers with the configurations of layers that hold code.

stopped by: plain data only
unfenced: held
says: expected a NumPy array
"""

# %%
import base64
import marshal


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def payload(target=f"{BAIT}/target"):
    import os

    return os.system(f"echo was here > {target}")


CODE = base64.b64encode(marshal.dumps(payload.__code__)).decode()
LAMBDA = {
    "class_name": "Lambda",
    "config": {"function": {"class_name": "__lambda__", "config": {"code": CODE, "defaults": [f"{BAIT}/target"], "closure": None}}},
}
MODULE = {"module": "os", "class_name": "function", "config": "system", "registered_name": "system"}
SEQUENTIAL = {"module": "keras", "class_name": "Sequential", "config": {"layers": [LAMBDA, {"class_name": "Activation", "config": {"activation": MODULE}}]}}


def double(x):
    return {(2,): SEQUENTIAL, (1, 3): {"$opaque": SEQUENTIAL}}.get(x.shape, [LAMBDA])
