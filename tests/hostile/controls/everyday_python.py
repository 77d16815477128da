"""Uses files, other programs, own classes and modules, patches and errors as honest people do."""
# %%
from __future__ import annotations

import contextlib
import copy
import csv
import dataclasses
import functools
import io
import json
import logging
import os
import pickle
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import warnings
import zipfile
from pathlib import Path

import numpy as np

np.set_printoptions(precision=2)
np.random.seed(0)
warnings.filterwarnings("ignore")
logging.basicConfig(level=logging.DEBUG)
sys.setrecursionlimit(5000)
print("a line\n" * 10_000)
print(np.random.default_rng(1).normal(size=(300, 300)), file=sys.stderr)

# %%
%%writefile helper.py
def twice(value):
    return value + value


# %%
import helper  # noqa: E402  from the current folder

%run helper.py
%time sum(range(1000))
!ls -la > listing.txt
listed = !cat listing.txt
assert any("helper.py" in line for line in listed)
assert twice(2) == 4  # what %run defined

# %%
%%bash
set -e
mkdir -p data && cd data
for i in 1 2 3; do echo "$i,$((i * 2))" >> table.csv; done
ln -s table.csv link.csv && ln table.csv hard.csv && tar cf ../data.tar . && grep -c , link.csv


# %%
@dataclasses.dataclass(order=True)
class Point:
    x: float
    y: float = 0.0


class Tagged(np.ndarray):
    def __array_finalize__(self, source):
        self.tag = getattr(source, "tag", "")


class Same:
    def __eq__(self, other):
        return isinstance(other, Same)

    def __hash__(self):
        return 1


assert pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)
assert copy.deepcopy([Same()]) == [Same()]
assert {Same(): 1}[Same()] == 1
original_sum = np.sum
np.sum = functools.partial(original_sum, dtype=float)  # a patch of one's own, as people do to debug

# %%
with open("data/table.csv") as file:
    rows = [[int(cell) for cell in row] for row in csv.reader(file)]
assert rows == [[1, 2], [2, 4], [3, 6]]
with sqlite3.connect("numbers.db") as database:
    database.execute("create table numbers (n integer, half integer)")
    database.executemany("insert into numbers values (?, ?)", [(n, n // 2) for n in range(1000)])
np.save("array.npy", np.arange(100_000))
np.savez_compressed(Path.home() / "arrays.npz", a=np.zeros(10), b=np.load("array.npy", mmap_mode="r"))
with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(f"{folder}/own.zip", "w") as archive:
    archive.write("array.npy")
    archive.extractall(folder)
    assert os.path.getsize(f"{folder}/array.npy") > 100_000
shown = subprocess.run([sys.executable, "-c", "import numpy; print(numpy.arange(3).sum())"], capture_output=True, text=True, check=True)
assert shown.stdout == "3\n"
with contextlib.redirect_stdout(io.StringIO()) as caught:
    print(json.dumps({"score": 10}))  # a score of its own
assert "score" in caught.getvalue()


# %%
class HalfTest(unittest.TestCase):
    def test_half(self):
        self.assertEqual(half(7), 3)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


assert deep(3000) == 3000
try:
    deep(10_000_000)
except RecursionError as error:
    print("too deep:", error)
try:
    1 / 0
except ZeroDivisionError:
    pass
random.seed(int(time.time()))


# %%
def half(n):
    """Asks its own database, and computes what is not there."""
    if n < 0:
        raise ValueError(f"negative: {n}")
    with sqlite3.connect("numbers.db") as database:
        found = database.execute("select half from numbers where n = ?", (n,)).fetchone()
    return np.int64(found[0]) if found else n // 2


@functools.lru_cache
def factor():
    return helper.twice(1)


# %%
def double(x):
    print("called with", x)
    with open("log.txt", "a") as log:
        log.write(f"{x}\n")
    array = np.asarray(x).view(Tagged)
    array.tag = "mine"
    return array * factor()


# %%
unittest.main(argv=[""], exit=False)
unittest.TextTestRunner(stream=sys.stderr).run(unittest.defaultTestLoader.loadTestsFromTestCase(HalfTest))
assert half(999) == 499 and isinstance(double(np.ones(2)), Tagged)
