"""Uses memory, files and output generously, and well within its limits."""

# %%
import gc
import gzip
import mmap
import os
import pickle
import shutil
import tempfile

import numpy as np

pictures = np.random.default_rng(0).random((1000, 100, 125))  # 100 MB
copies = [pictures[:200] * factor for factor in range(1, 6)]  # and 100 more
assert np.allclose(pictures.mean(), 0.5, atol=0.01)
del copies
gc.collect()

# %%
for number in range(3):
    np.save(f"part{number}.npy", pictures[number * 30 : number * 30 + 30])  # 3 MB each
assert sum(np.load(f"part{number}.npy", mmap_mode="r").shape[0] for number in range(3)) == 90
os.makedirs("a/b/c/d/e/f/g", exist_ok=True)
for number in range(500):
    with open(f"a/{number}.txt", "w") as file:
        file.write(str(number))
assert len(os.listdir("a")) == 501
shutil.rmtree("a")
with gzip.open("table.gz", "wt") as file:
    file.writelines(f"{n},{n * n}\n" for n in range(20_000))
with tempfile.NamedTemporaryFile() as file:
    file.write(bytes(1 << 20))
    file.flush()
    with mmap.mmap(file.fileno(), 0) as view:
        view[:5] = b"mmap!"
        assert view.find(b"!") == 4
with mmap.mmap(-1, 8 << 20) as private:
    private.write(b"x" * (8 << 20))
for number in range(3):
    os.unlink(f"part{number}.npy")

# %%
for line in range(50_000):
    print(line, "a line among many, as a loop over epochs prints them")
print("\r".join(f"{percent} %" for percent in range(101)))
opened = [open(os.devnull) for _ in range(50)]
for each in opened:
    each.close()
tree = None
for depth in range(100):
    tree = {"left": tree, "right": [depth] * 3}
assert len(pickle.dumps(tree)) > 1000
words = {f"word {n}": n for n in range(200_000)}
assert sum(words.values()) == 19_999_900_000
digits = 3**5000
assert str(digits)[0] == "4"


# %%
def half(n):
    if n < 0:
        raise ValueError(f"a long story: {list(range(n, 2000))}")
    return words.get(f"word {n}", n) // 2


def double(x):
    many = np.repeat(np.asarray(x)[None], 10_000, axis=0)
    return (many * 2).mean(axis=0)
