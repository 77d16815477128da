"""Groups with limits, in a hierarchy laid out as the kernel does; the kernel's own part can not be had in every place where tests run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox import cgroup
from autograder.settings import Limits

MOUNT = "30 25 0:26 / {root} rw,nosuid shared:4 - cgroup2 cgroup2 rw\n"
LIMITS = Limits(memory_mb=512, scratch_mb=16, processes=32)


@pytest.fixture
def hierarchy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's slice in which groups may be made; this process is in `run.scope`."""
    group = tmp_path / "cgroup" / "user.slice"
    (group / "run.scope").mkdir(parents=True)
    (group / "cgroup.subtree_control").write_text("cpu memory pids\n")
    (group / "cgroup.procs").write_text("")
    (tmp_path / "mountinfo").write_text("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + MOUNT.format(root=tmp_path / "cgroup"))
    (tmp_path / "own").write_text("1:name=systemd:/x\n0::/user.slice/run.scope\n")
    monkeypatch.setattr(cgroup, "MOUNTS", tmp_path / "mountinfo")
    monkeypatch.setattr(cgroup, "OWN", tmp_path / "own")
    cgroup._delegated.cache_clear()
    yield group
    cgroup._delegated.cache_clear()


def test_a_group_has_the_limits_of_a_submission(hierarchy: Path) -> None:
    """Beside our own, so that what we use does not count; swap is no way around."""
    made = cgroup.group(LIMITS)
    assert made is not None
    assert made.path.parent == hierarchy
    assert {path.name: path.read_text() for path in made.path.iterdir()} == {
        "memory.max": str(528 << 20),
        "memory.oom.group": "1",
        "memory.swap.max": "0",
        "pids.max": "36",
    }
    assert cgroup.memory_limit() == "cgroup"


def test_two_groups_are_never_the_same(hierarchy: Path) -> None:
    """Nor is a name used again."""
    assert cgroup.group(LIMITS) != cgroup.group(LIMITS)


def test_a_command_is_a_member_before_it_runs(tmp_path: Path) -> None:
    """It is written there by the process itself, which then becomes the command, descriptors and all."""
    group = cgroup.Cgroup(tmp_path)
    ran = subprocess.run(group.joined_by(["/bin/sh", "-c", 'echo $$ "$1"', "sh", "a b"]), capture_output=True, text=True, check=True)
    assert ran.stdout.split(maxsplit=1) == [(tmp_path / "cgroup.procs").read_text().strip(), "a b\n"]


@pytest.mark.parametrize("missing", ["controllers", "rights", "hierarchy", "own group"])
def test_where_nothing_is_delegated_a_watchdog_is_left(hierarchy: Path, tmp_path: Path, missing: str) -> None:
    """And it is said so."""
    match missing:
        case "controllers":
            (hierarchy / "cgroup.subtree_control").write_text("cpu\n")
        case "rights":
            (hierarchy / "cgroup.procs").unlink()
            (hierarchy / "cgroup.procs").mkdir()  # even root can not write to it
        case "hierarchy":
            (tmp_path / "mountinfo").write_text("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n")
        case "own group":
            (tmp_path / "own").write_text("0::/\n")
    assert cgroup.group(LIMITS) is None
    assert cgroup.memory_limit() == "watchdog"


def test_a_group_is_removed_with_its_worker(hierarchy: Path) -> None:
    """Nothing is left in the hierarchy."""
    made = cgroup.group(LIMITS)
    assert made is not None
    made.kill()
    assert (made.path / "cgroup.kill").read_text() == "1"
    for file in made.path.iterdir():  # the kernel's files go with the folder, ours do not
        file.unlink()
    made.remove()
    assert not made.path.exists()
