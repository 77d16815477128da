"""A part of the fuzzing for every run, and proof that it finds what it looks for; `make fuzz` does more of the same."""

from __future__ import annotations

import inspect
import json
import os
import signal
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from autograder import wire
from autograder.intake import archive, notebook
from fuzz import __main__ as command
from fuzz import frames, notebooks, rules, values, worker
from fuzz.frames import Parts
from fuzz.input import Input
from fuzz.tally import Failure, Tally

pytestmark = pytest.mark.filterwarnings("error")
SEED = 1


def failures(make: worker.Maker, numbers: Iterable[int]) -> Iterable[Failure]:
    """The inputs that break a rule, as they are found."""
    for number in numbers:
        try:
            rules.tried(make(SEED, number))
        except rules.Broken as broken:
            yield Failure(number, str(broken))


# The short run


def test_frames_are_decoded_or_refused() -> None:
    """Any bytes at all make plain values or a WireError."""
    assert list(failures(frames.frame, range(20_000))) == []


def test_notebooks_are_read_or_refused() -> None:
    """Any bytes at all make a notebook or Unreadable, and any zip."""
    assert list(failures(notebooks.handed_in, range(2_000))) == []


@pytest.mark.parametrize("make", [frames.frame, notebooks.handed_in])
def test_enough_of_the_inputs_get_through(make: worker.Maker) -> None:
    """A fuzzer whose inputs are all refused at the door proves nothing about the house."""
    decoded = sum(rules.tried(make(SEED, number)).decoded for number in range(1, 500))
    assert 80 < decoded < 400


@pytest.mark.parametrize("make", [frames.frame, notebooks.handed_in])
def test_an_input_is_named_by_its_seed_and_number(make: worker.Maker) -> None:
    """It can be made again, in any order."""
    before = [make(SEED, number) for number in range(1, 300)]
    frames.corpus.cache_clear()
    notebooks.notebooks.cache_clear()
    assert [make(SEED, number) for number in range(299, 0, -1)] == before[::-1]
    assert make(SEED + 1, 7) != make(SEED, 7)


# It bites

WIRE = (  # what stands in wire.py, what takes it out, and which of the huge frames are needed to notice
    ("reader.position != len(body)", "False", None),
    ("index != self.buffers or ", "", None),
    ("index >= MAX_BUFFERS or ", "", "_many_arrays"),
    ("size > len(self.body) - self.position", "False", None),
    ("max(shape, default=0) > MAX_BODY", "False", None),
    ("char not in DTYPES or len(char) != 1", "False", None),
    ('frozenset("?', 'frozenset("gFDOUSVMm?', None),
    ('"u1" if char == "?" else dtype', "dtype", None),
    ("not 0 <= depth <= MAX_DEPTH or nodes > MAX_NODES", "False", "_many_parts"),
    ("depth > MAX_NESTING and not (", "False and not (", None),
    ("type(value) not in (bool, int, float)", "not isinstance(value, bool | int | float)", None),
    ("with np.errstate(over=", "with np.errstate(divide=", None),
    ("not isinstance(key, PLAIN_KEYS)", "False", None),
    ("key in result", "False", None),
    ("len(result) != len(pairs)", "False", None),
    ('len(text.lstrip("-")) > MAX_DIGITS', "False", None),
    ("parse_constant=_refuse", "", None),
    ("content[:200]", "content", None),
    ("        if len(pairs) > MAX_KEYS:\n            raise", "        if False:\n            raise", "_many_keys"),
)
INTAKE = (
    (notebook, "except RecursionError", "except KeyError", "_deep"),
    (notebook, "clean = encoding.without_surrogates(source)", "clean = source", None),
    (notebook, "encoding.with_plain_newlines(encoding.without_surrogates(source))", "source", None),
    (notebook, "if isinstance(raw, dict) else None", "", None),
    (notebook, "return clean if isinstance(clean, dict) else {}", "return clean", None),
    (notebook, "isinstance(source, list) and all(isinstance(line, str) for line in source)", "isinstance(source, list)", None),
    (archive, "except Exception as error", "except zipfile.BadZipFile as error", None),
    (archive, 'part not in ("", ".", "..")', "part", None),
)


def without(module: ModuleType, old: str, new: str) -> ModuleType:
    """A copy of a module in which one rule is taken out."""
    source = inspect.getsource(module)
    assert source.count(old) == 1
    copy = ModuleType(module.__name__)
    exec(compile(source.replace(old, new), module.__name__, "exec"), copy.__dict__)  # noqa: S102 - our own source
    return copy


def numbers(huge: str | None, makers: tuple[Any, ...], every: int) -> Iterable[int]:
    """The inputs of a short run without the huge ones, or those of one huge kind."""
    if huge is None:
        return (number for number in range(20_000) if number % every)
    kind = next(kind for kind, maker in enumerate(makers) if getattr(maker, "__name__", "") == huge)
    return range(kind * every, 12 * len(makers) * every, len(makers) * every)


@pytest.mark.parametrize(("old", "new", "huge"), WIRE, ids=[old for old, _, _ in WIRE])
def test_a_rule_that_is_missing_in_the_wire_is_missed(monkeypatch: pytest.MonkeyPatch, old: str, new: str, huge: str | None) -> None:
    """Take out one rule of the decoder, and one of the frames of the short run gets through."""
    copy = without(wire, old, new)
    monkeypatch.setattr(rules, "wire", copy)
    monkeypatch.setattr(rules, "WIRE", replace(rules.WIRE, refusal=copy.WireError))
    assert any(failures(frames.frame, numbers(huge, frames.HUGE, frames.HUGE_EVERY)))


@pytest.mark.parametrize(("module", "old", "new", "huge"), INTAKE, ids=[old for _, old, _, _ in INTAKE])
def test_a_rule_that_is_missing_in_the_reader_is_missed(monkeypatch: pytest.MonkeyPatch, module: ModuleType, old: str, new: str, huge: str | None) -> None:
    """The same for notebooks and zips."""
    monkeypatch.setattr(rules, module.__name__.rpartition(".")[2], without(module, old, new))
    assert any(failures(notebooks.handed_in, numbers(huge, notebooks.HUGE, notebooks.HUGE_EVERY)))


def test_a_reader_that_is_slow_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is CPU time of this process."""
    monkeypatch.setattr(rules, "MAX_CPU_SECONDS", 0)
    assert all("CPU seconds" in failure.reason for failure in failures(frames.frame, range(1, 5)))


def test_memory_that_ran_out_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor when it is dressed up as one, as it is in a damaged zip."""

    def read(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(archive, "_bounded", read)
    assert any("memory" in failure.reason for failure in failures(notebooks.handed_in, range(1, 500)))


# The same from another hand: hypothesis

leaf = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(["nan", "inf", *values.DTYPES])
char, index, number = st.sampled_from(values.DTYPES), st.integers(0, 2), st.integers() | st.floats()
node = st.recursive(
    leaf
    | st.builds(lambda *content: {"$array": list(content)}, char, st.lists(st.integers(0, 3), max_size=3), index)
    | st.builds(lambda *content: {"$scalar": list(content)}, char, number | st.just({"$float": "nan"}))
    | st.sampled_from(["nan", "inf", "-inf", "0"]).map(lambda text: {"$float": text})
    | st.text(max_size=5).map(lambda text: {"$opaque": text}),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(lambda items: {"$tuple": items})
        | st.lists(st.tuples(leaf, inner), max_size=3).map(lambda pairs: {"$dict": pairs})
        | st.dictionaries(st.sampled_from(frames.TAGS), inner, max_size=2)
    ),
    max_leaves=10,
)
words = st.sampled_from([*notebooks.KEYS, *notebooks.TEXTS])
content = st.recursive(leaf | words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=4)
cell = st.fixed_dictionaries({"cell_type": st.just("code") | words, "source": words | st.lists(words, max_size=2) | content}, optional={"metadata": content})
cells = st.lists(cell | content, max_size=3)
document = st.fixed_dictionaries({"cells": cells, "metadata": content}) | st.fixed_dictionaries(
    {"worksheets": st.lists(st.fixed_dictionaries({"cells": cells}), max_size=2)}
)


@settings(derandomize=True, max_examples=200)
@given(st.dictionaries(st.text(max_size=3), node, max_size=2), st.binary(max_size=80))
@example({"v": [{"$array": ["b", [0], 0]}, {"$array": ["b", [1], 1]}]}, b"\1")
def test_messages_of_hypothesis_are_decoded_or_refused(message: dict[str, Any], body: bytes) -> None:
    """Values that are nearly what the wire writes."""
    rules.tried(Input("a.frame", Parts(json.dumps(message).encode(), body).frame()))


@settings(derandomize=True, max_examples=150)
@given(document, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-be"]), st.booleans(), st.binary(max_size=3), st.sampled_from(["a.ipynb", "a.py", ""]))
def test_notebooks_of_hypothesis_are_read_or_refused(tree: Any, encoding: str, ascii_only: bool, tail: bytes, name: str) -> None:
    """Notebooks of every shape and encoding, with a tail of anything."""
    rules.tried(Input(name, json.dumps(tree, ensure_ascii=ascii_only).encode(encoding, "surrogatepass") + tail))


# The command


def crashing(seed: int, number: int) -> Input:
    """Make an input, or end the process as a crash of the interpreter would."""
    if number == 300:
        os.kill(os.getpid(), signal.SIGSEGV)
    return frames.frame(seed, number)


def test_a_child_that_crashes_is_a_failure_and_another_goes_on() -> None:
    """Every other input is tried all the same."""
    told: list[Tally] = []
    total = worker.run(crashing, 600, SEED, 1, told.append)
    assert total.failures == (Failure(300, "the interpreter crashed: SIGSEGV"),)
    assert (total.inputs, total.decoded + total.refused, told[-1]) == (600, 599, total)


def test_the_command_shows_what_became_of_the_inputs() -> None:
    """A line for each target, and no failure."""
    shown = CliRunner().invoke(command.app, ["--frames", "600", "--notebooks", "50", "--jobs", "1"])
    assert shown.exit_code == 0
    assert [line.split()[:2] + line.split()[-1:] for line in shown.stdout.splitlines()[1:3]] == [["frames", "600", "0"], ["notebooks", "50", "0"]]


def test_a_failing_input_is_saved_and_can_be_replayed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that does it."""
    monkeypatch.setattr(worker, "run", lambda *_: Tally(1, failures=(Failure(7, "it took too long"),)))
    shown = CliRunner().invoke(command.app, ["--save", str(tmp_path)])
    saved = tmp_path / "0-7.frame"
    assert (shown.exit_code, saved.read_bytes()) == (1, frames.frame(0, 7).data)
    assert f"python -m fuzz --replay {saved}" in shown.stdout
    monkeypatch.setattr(worker, "limit_memory", lambda: None)  # it is this process that would be limited
    assert "CPU ms" in CliRunner().invoke(command.app, ["--replay", str(saved)]).stdout
    monkeypatch.setattr(rules, "MAX_CPU_SECONDS", 0)
    assert CliRunner().invoke(command.app, ["--replay", str(saved)]).exit_code == 1


def test_interrupting_ends_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the code that shells expect."""

    def run(*_: object) -> Tally:
        raise KeyboardInterrupt

    monkeypatch.setattr(worker, "run", run)
    assert CliRunner().invoke(command.app, []).exit_code == 130
