"""The isolation level comes from attacks on the sandbox, not from its name."""

from __future__ import annotations

import pytest

from autograder.canary import best_sandbox, probe
from autograder.errors import MachineError
from autograder.sandbox.bare import Bare
from autograder.sandbox.bubblewrap import Bubblewrap, find_bubblewrap
from autograder.settings import Isolation


@pytest.fixture(scope="module")
def bubblewrap() -> Bubblewrap:
    """The default sandbox."""
    found = find_bubblewrap()
    assert found is not None
    return found


def test_bubblewrap_holds_everything(bubblewrap: Bubblewrap) -> None:
    """Full isolation on a machine that allows namespaces."""
    found = probe(bubblewrap)
    assert found.missing == ()
    assert found.level is Isolation.FULL
    assert len(found.canaries) >= 10


def test_without_a_sandbox_the_same_attacks_get_through() -> None:
    """Or they would prove nothing."""
    found = probe(Bare())
    assert found.level is Isolation.NONE
    fenced = {"read files of this machine", "write files of this machine", "see other processes", "reach the network", "reach sockets of other programs"}
    assert fenced <= set(found.missing), found.missing  # what limits of the process stop needs no fence, and is not asked here


def test_the_best_sandbox_is_chosen(bubblewrap: Bubblewrap) -> None:
    """The first that starts."""
    assert best_sandbox().sandbox.name == bubblewrap.name


def test_a_sandbox_that_does_not_start_says_why(tmp_path: object) -> None:
    """Never a silent fall back."""
    with pytest.raises(MachineError, match="does not start"):
        probe(Bubblewrap("/bin/false"))


@pytest.mark.parametrize(
    ("option", "gets_through"),
    [("--unshare-net", "reach sockets of other programs"), ("--unshare-pid", "see other processes"), ("--seccomp", "sockets to the kernel")],
)
def test_a_sandbox_with_a_hole_is_not_called_full(bubblewrap: Bubblewrap, option: str, gets_through: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each canary bites when its defence is taken out."""
    weak = tmp_path_factory.mktemp("weak") / "bwrap"
    takes_a_value = "shift;" if option == "--seccomp" else ""
    weak.write_text(
        f'#!/bin/bash\nargs=()\nwhile [ $# -gt 0 ]; do\n  if [ "$1" = "{option}" ]; then shift; {takes_a_value} continue; fi\n  if [ "$1" = "--as-pid-1" ]; then shift; continue; fi\n  args+=("$1"); shift\ndone\nexec {bubblewrap.program} "${{args[@]}}"\n'
    )
    weak.chmod(0o755)
    found = probe(Bubblewrap(str(weak)))
    assert found.level is Isolation.PARTIAL
    assert any(gets_through in name for name in found.missing), found.missing
