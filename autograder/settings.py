"""grader.yml as frozen values.

The values are plain dataclasses, so that a grader process gets them without importing pydantic;
pydantic and ruamel.yaml are loaded only where the file is read.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from annotated_types import Ge, Gt, Le, Lt, MinLen

from autograder.errors import UsageError

MAX_PATIENCE = 5  # times a wall time: no submission waits for longer, even if the machine was too busy to run it
STRICT = {"extra": "forbid"}
Seconds = Annotated[float, Gt(0), Lt(math.inf)]


class Isolation(StrEnum):
    """How well a student's process is fenced in, as live canaries found it."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    def reaches(self, wanted: Isolation) -> bool:
        """Whether this level is at least `wanted`."""
        order = (Isolation.NONE, Isolation.PARTIAL, Isolation.FULL)
        return order.index(self) >= order.index(wanted)


@dataclass(frozen=True, slots=True)
class Limit:
    """Time for one step. CPU time decides; wall time is a backstop for a process that sleeps."""

    __pydantic_config__ = STRICT
    cpu_seconds: Seconds
    wall_seconds: Seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """What a submission may use."""

    __pydantic_config__ = STRICT
    cell: Limit = Limit(cpu_seconds=30, wall_seconds=120)
    call: Limit = Limit(cpu_seconds=5, wall_seconds=30)
    submission: Limit = Limit(cpu_seconds=120, wall_seconds=600)
    memory_mb: Annotated[int, Ge(256)] = 2048  # of the whole process tree
    processes: Annotated[int, Ge(1)] = 64  # tasks: processes and threads
    file_mb: Annotated[int, Ge(1)] = 64  # the largest file that can be written
    scratch_mb: Annotated[int, Ge(1)] = 256  # all files together; they lie in memory
    notebook_mb: Annotated[int, Ge(1)] = 64  # a larger submission is not read


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a student's network is trained, and what it must reach. The budget is in optimizer steps: it is the same on every machine."""

    __pydantic_config__ = STRICT
    threshold: Annotated[float, Gt(0.5), Le(1)] = 0.95  # share of the validation images that must be told right
    steps: Annotated[int, Ge(1), Le(10_000)] = 96  # of the optimizer, for each seed
    batch_size: Annotated[int, Ge(1), Le(1024)] = 32
    images_per_class: Annotated[int, Ge(1)] = 256  # to train on
    look_every: Annotated[int, Ge(1)] = 8  # steps between two looks at the validation images
    seeds: Annotated[tuple[int, ...], MinLen(1)] = (1, 2, 3)  # one after the other, until the threshold is reached


class Fence(StrEnum):
    """Which sandbox to use; see autograder/sandbox/."""

    AUTO = "auto"  # the one that holds best here
    BUBBLEWRAP = "bubblewrap"
    LANDLOCK = "landlock"
    CONTAINER = "container"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Container:
    """The container that a worker gets, if it gets one."""

    __pydantic_config__ = STRICT
    image: str  # with Python and this package in it
    engine: str = "docker"  # or podman
    runtime: str = ""  # such as runsc; the engine's own if empty
    python: str = "/usr/local/bin/python"  # in the image


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that grader.yml says."""

    __pydantic_config__ = STRICT
    course: str
    isolation: Isolation = Isolation.FULL
    sandbox: Fence = Fence.AUTO
    container: Container | None = None
    seed: str = "change me"
    limits: Limits = field(default_factory=Limits)
    dataset: str = "synthetic"  # caltech101, or a folder with images of one's own
    training: Recipe = field(default_factory=Recipe)
    allow_layers: tuple[str, ...] = ()  # of Keras, beyond the usual ones


def recipe_from(data: dict[str, Any]) -> Recipe:
    """Rebuild a recipe from `dataclasses.asdict`, as JSON has left it."""
    return Recipe(**{**data, "seeds": tuple(data["seeds"])})


def limits_from(data: dict[str, Any]) -> Limits:
    """Rebuild limits from `dataclasses.asdict`, as a grader process receives them."""
    times = {name: Limit(**data[name]) for name in ("cell", "call", "submission")}
    return Limits(**{**data, **times})


def read_settings(path: Path) -> Settings:
    """Read grader.yml.

    Raises UsageError with one line per problem: `grader.yml:7:3: what is wrong; did you mean ...`.
    """
    from pydantic import TypeAdapter, ValidationError
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = YAML(typ="rt").load(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        problem = (error.problem or "not valid YAML").partition("\n")[0]
        raise UsageError(f"{path.name}:{where}: {problem}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name}:1:1: not a YAML file: {str(error).partition(chr(10))[0]}") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if not isinstance(data, dict):
        raise UsageError(f"{path.name}:1:1: expected settings such as 'course: My course'")
    try:
        return TypeAdapter(Settings).validate_python(_plain(data))
    except ValidationError as error:
        raise UsageError("\n".join(f"{path.name}:{_problem(data, each)}" for each in error.errors())) from error


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _problem(data: Any, error: Any) -> str:
    *parents, key = error["loc"]
    node = data
    for name in parents:
        node = node[name]
    dotted = ".".join(str(part) for part in error["loc"])
    if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        near = difflib.get_close_matches(str(key), _known(parents), n=1)
        advice = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(_known(parents))}"
        return f"{_place(node, key)}: unknown key '{dotted}'; {advice}"
    if error["type"] in ("missing", "missing_argument"):
        return f"{node.lc.line + 1}:{node.lc.col + 1}: the key '{dotted}' is missing"
    place = _place(node, key, of_value=error["input"] is not None)  # a value that is not there has no place
    return f"{place}: {dotted}: {error['msg'][0].lower()}{error['msg'][1:]}, not {error['input']!r}"


def _place(node: Any, key: str, *, of_value: bool = False) -> str:
    """Where a key of a mapping stands, or its value; a key that an anchor brings in stands where the mapping does."""
    written = next((each for each in node if str(each) == key), key)
    try:
        line, column = node.lc.value(written) if of_value else node.lc.key(written)
    except (KeyError, TypeError):
        line, column = node.lc.line, node.lc.col
    return f"{line + 1}:{column + 1}"


def _known(parents: list[str]) -> list[str]:
    kind: Any = Settings
    for name in parents:
        kind = {"limits": Limits, "cell": Limit, "call": Limit, "submission": Limit, "container": Container, "training": Recipe}.get(name, Settings)
    return [each.name for each in dataclasses.fields(kind)]
