"""grader.yml is read strictly, and every problem is told with its place."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import UsageError
from autograder.settings import Container, Isolation, Limit, Limits, Settings, limits_from, read_settings


def read(folder: Path, text: str | bytes) -> Settings:
    """Read these settings from a real file."""
    path = folder / "grader.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(path)


def problems(folder: Path, text: str | bytes) -> list[str]:
    """The lines of the error, without the file's name."""
    with pytest.raises(UsageError) as caught:
        read(folder, text)
    lines = str(caught.value).split("\n")
    assert all(line.startswith("grader.yml:") for line in lines)
    return [line.removeprefix("grader.yml:") for line in lines]


# What is read


def test_a_name_is_enough(tmp_path: Path) -> None:
    """Everything else has a default."""
    assert read(tmp_path, "course: A course\n") == Settings("A course", isolation=Isolation.FULL, seed="change me", limits=Limits())


def test_every_setting_can_be_written(tmp_path: Path) -> None:
    """The file is the dataclass, nested as it is."""
    wanted = Settings(
        "A course",
        isolation=Isolation.PARTIAL,
        seed="spring",
        container=Container("course:1"),
        limits=Limits(cell=Limit(1.5, 3.0), memory_mb=512, notebook_mb=8),
    )
    assert read(tmp_path, json.dumps(dataclasses.asdict(wanted))) == wanted


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    """Editors leave them there."""
    assert read(tmp_path, "\ufeffcourse: A\r\nseed: b\r\n").seed == "b"


def test_anchors_may_be_used(tmp_path: Path) -> None:
    """One limit for two steps is written once."""
    limits = read(tmp_path, "course: A\nlimits:\n  cell: &short {cpu_seconds: 1, wall_seconds: 2}\n  call: *short\n").limits
    assert limits.cell == limits.call == Limit(1, 2)


def test_limits_survive_the_way_to_a_grader_process() -> None:
    """As JSON, and back."""
    limits = Limits(call=Limit(0.5, 2), scratch_mb=32)
    assert limits_from(json.loads(json.dumps(dataclasses.asdict(limits)))) == limits


def test_a_level_of_isolation_reaches_itself_and_less() -> None:
    """Full is more than partial, and partial more than none."""
    weakest_first = [Isolation.NONE, Isolation.PARTIAL, Isolation.FULL]
    for index, level in enumerate(weakest_first):
        assert [level.reaches(wanted) for wanted in weakest_first] == [index >= other for other in range(3)]


# What is refused, and where

KEYS = "course, isolation, sandbox, container, seed, limits, dataset, training, allow_layers"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("course: A\nsede: b\n", "2:1: unknown key 'sede'; did you mean 'seed'?"),
        ("course: A\nlimits:\n  memory: 512\n", "3:3: unknown key 'limits.memory'; did you mean 'memory_mb'?"),
        (
            "course: A\nlimits:\n  cell: {cpu_seconds: 1, wall_seconds: 2, wal_seconds: 3}\n",
            "3:43: unknown key 'limits.cell.wal_seconds'; did you mean 'wall_seconds'?",
        ),
        ("course: A\nxyz:\n  a: 1\n", f"2:1: unknown key 'xyz'; known: {KEYS}"),
        ("course: A\n5: x\n", f"2:1: unknown key '5'; known: {KEYS}"),
        ("course: A\nnull: x\n", f"2:1: unknown key 'None'; known: {KEYS}"),
        ("base: &b {memory: 1}\ncourse: A\nlimits: {<<: *b}\n", f"1:1: unknown key 'base'; known: {KEYS}"),
    ],
)
def test_an_unknown_key_is_refused_with_advice(tmp_path: Path, text: str, problem: str) -> None:
    """The nearest known key, or all of them."""
    assert problem in problems(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("course: 5\n", "1:9: course: input should be a valid string, not 5"),
        ("course:\n", "1:1: course: input should be a valid string, not None"),
        ("course: A\nisolation: fulll\n", "2:12: isolation: input should be 'full', 'partial' or 'none', not 'fulll'"),
        ("course: A\nlimits:\nseed: b\n", "2:1: limits: input should be a dictionary or an instance of Limits, not None"),
        ("course: A\nlimits: [1]\n", "2:9: limits: input should be a dictionary or an instance of Limits, not [1]"),
        ("course: A\nlimits:\n  cell: 5\n", "3:9: limits.cell: input should be a dictionary or an instance of Limit, not 5"),
        (
            "course: A\nlimits:\n  memory_mb: lots\n",
            "3:14: limits.memory_mb: input should be a valid integer, unable to parse string as an integer, not 'lots'",
        ),
        ("course: A\nlimits:\n  memory_mb: 5\n", "3:14: limits.memory_mb: input should be greater than or equal to 256, not 5"),
        ("course: A\nlimits:\n  processes: 1.5\n", "3:14: limits.processes: input should be a valid integer, got a number with a fractional part, not 1.5"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_where_it_stands(tmp_path: Path, text: str, problem: str) -> None:
    """With what is asked for, and what is there."""
    assert problems(tmp_path, text) == [problem]


@pytest.mark.parametrize("seconds", ["0", "-1", ".nan", ".inf", "soon"])
def test_a_time_is_a_positive_number_of_seconds(tmp_path: Path, seconds: str) -> None:
    """A limit that never comes is no limit."""
    (problem,) = problems(tmp_path, f"course: A\nlimits:\n  call: {{cpu_seconds: {seconds}, wall_seconds: 3}}\n")
    assert problem.startswith("3:23: limits.call.cpu_seconds: input should be ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("isolation: full\n", "1:1: the key 'course' is missing"),
        ("course: A\nlimits:\n  cell: {cpu_seconds: 1}\n", "3:9: the key 'limits.cell.wall_seconds' is missing"),
    ],
)
def test_a_missing_key_is_named(tmp_path: Path, text: str, problem: str) -> None:
    """At the mapping that lacks it."""
    assert problems(tmp_path, text) == [problem]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """One run, one list."""
    assert sorted(problems(tmp_path, "cours: A\nlimits:\n  memory_mb: 5\n")) == [
        "1:1: the key 'course' is missing",
        "1:1: unknown key 'cours'; did you mean 'course'?",
        "3:14: limits.memory_mb: input should be greater than or equal to 256, not 5",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("course: A\ncourse: B\n", '2:1: found duplicate key "course"'),
        ("course: A\nlimits:\n  cell: 1\n  cell: 2\n", '4:3: found duplicate key "cell"'),
        ("course: A\nlimits:\n\tcell: 1\n", "3:1: found character '\\t'"),
        ("course: [A\n", "2:1: "),
        ("course: 'A\n", "2:1: "),
        ("course: *name\n", "1:9: found undefined alias"),
        ("course: A\n---\ncourse: B\n", "2:1: but found another document"),
    ],
)
def test_broken_yaml_is_told_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    """Duplicate keys are broken, too."""
    (problem,) = problems(tmp_path, text)
    assert problem.startswith(place)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "- a\n- b\n", "just words\n", "5\n", "null\n"])
def test_a_file_without_settings_says_what_one_looks_like(tmp_path: Path, text: str) -> None:
    """An empty file is the first thing that a new author has."""
    assert problems(tmp_path, text) == ["1:1: expected settings such as 'course: My course'"]


@pytest.mark.parametrize("data", [b"course: \xff\n", "course: \u00c4\n".encode("latin-1"), "course: A\n".encode("utf-16"), b"course: \x01\n", b"\0"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    """Only UTF-8 is read."""
    (problem,) = problems(tmp_path, data)
    assert problem.startswith("1:1: not a YAML file: ")


def test_a_missing_file_is_named_in_full(tmp_path: Path) -> None:
    """So is a folder in its place."""
    for path in (tmp_path / "grader.yml", tmp_path):
        with pytest.raises(UsageError) as caught:
            read_settings(path)
        assert str(caught.value).startswith(f"{path}: ")


def test_tags_make_no_objects(tmp_path: Path) -> None:
    """A settings file is data."""
    (problem,) = problems(tmp_path, "course: !!python/object/apply:os.getcwd []\n")
    assert problem.startswith("1:9: course: input should be a valid string")


@given(st.text(max_size=60) | st.dictionaries(st.text(max_size=8) | st.integers(), st.none() | st.text(max_size=5) | st.integers(), max_size=3).map(str))
def test_any_text_is_settings_or_a_usage_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No other exception gets out of the file."""
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_text(text, "utf-8")
    try:
        assert isinstance(read_settings(path), Settings)
    except UsageError as error:
        assert str(error).startswith("any.yml:")
