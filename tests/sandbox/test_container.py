"""The command line of a container, and a worker that talks through standard streams as it would in one.

No engine can be counted on where tests run. A stand-in takes the command line apart, as far as it decides what runs, and runs the real worker.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from classroom import DOUBLE, HALF, notebook_of

from autograder.answer import Call, ConversationEnded
from autograder.conversation import Conversation
from autograder.errors import MachineError
from autograder.sandbox.choice import available, sandbox_named
from autograder.sandbox.container import Container, find_container
from autograder.settings import Container as Settings
from autograder.settings import Fence, Limit, Limits

LIMITS = Limits(cell=Limit(2, 10), call=Limit(1, 4), memory_mb=512, processes=32, file_mb=4, scratch_mb=16)
ENGINE = """#!{python}
import os, sys
verb, *rest = sys.argv[1:]
with open({log!r}, "a") as log:
    print(verb, file=log)
if verb == "run":
    variables = dict(rest[at + 1].split("=", 1) for at, word in enumerate(rest) if word == "--env")
    variables |= {{"HOME": {folder!r} + "/home", "TMPDIR": {folder!r}}}
    program, image, *arguments = rest[rest.index("--entrypoint") + 1 :]
    assert image == "course:1", image
    os.chdir("/")
    os.execve(program, [program, *arguments], variables)
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Path]:
    """A program that takes docker's command line and runs the worker without a container; its log says what it was asked."""
    folder = tmp_path / "inside"
    folder.mkdir()
    program = tmp_path / "docker"
    program.write_text(ENGINE.format(python=sys.executable, log=str(tmp_path / "log"), folder=str(folder)))
    program.chmod(0o755)
    return program


def container(engine: Path) -> Container:
    return Container(Settings(image="course:1", engine=str(engine), python=sys.executable))


def option(command: list[str], name: str) -> str:
    return command[command.index(name) + 1]


def test_the_command_line_takes_everything_away() -> None:
    """Network, privileges, files, memory, processes; nothing of this machine is mounted."""
    command = Container(Settings(image="course:1", engine="podman", runtime="runsc")).command("autograder-1-ab", LIMITS, slot=3)
    assert command[:2] == ["podman", "run"]
    assert {"--rm", "--interactive", "--read-only"} <= set(command)
    assert {name: option(command, name) for name in ("--network", "--cap-drop", "--security-opt", "--runtime", "--user", "--ipc", "--pull", "--name")} == {
        "--network": "none",
        "--cap-drop": "ALL",
        "--security-opt": "no-new-privileges",
        "--runtime": "runsc",
        "--user": "60004:60004",
        "--ipc": "private",
        "--pull": "never",
        "--name": "autograder-1-ab",
    }
    assert option(command, "--memory") == option(command, "--memory-swap") == "528m"
    assert int(option(command, "--pids-limit")) < 40
    assert option(command, "--tmpfs").startswith("/tmp:rw,")
    assert "size=16m" in option(command, "--tmpfs")
    assert not {"--volume", "-v", "--mount", "--privileged", "--cap-add", "--device"} & set(command)
    assert command[command.index("--entrypoint") + 1 :][:4] == ["/usr/local/bin/python", "course:1", "-I", "-m"]


def test_the_machine_s_own_paths_stay_outside() -> None:
    """The search path is the image's."""
    command = Container(Settings(image="course:1")).command("x", LIMITS, slot=0)
    assert not any(sys.prefix in word for word in command)


def test_a_worker_answers_through_standard_streams(engine: Path) -> None:
    """Numbers and arrays, whatever the notebook prints; the container is removed at the end."""
    conversation = Conversation(notebook_of("print('hello')\nimport time\ntime.sleep(1)", HALF, DOUBLE), container(engine), LIMITS)
    assert conversation.call(Call("half", (8,))).returned == 4
    x = np.arange(200_000.0)
    np.testing.assert_array_equal(conversation.call(Call("double", (x,))).returned, 2 * x)
    conversation.close()
    assert set((engine.parent / "log").read_text().split()) == {"run", "inspect", "rm"}


def test_a_worker_that_never_answers_is_stopped(engine: Path) -> None:
    """By the time that it waits, where its computing can not be seen."""
    conversation = Conversation(notebook_of("def half(n):\n    while True: pass"), container(engine), LIMITS)
    with pytest.raises(ConversationEnded, match="stopped after"):
        conversation.call(Call("half", (8,)))
    conversation.close()


def test_an_engine_that_fails_says_why(engine: Path) -> None:
    """Its own words are the message."""
    engine.write_text("#!/bin/sh\necho 'Cannot connect to the Docker daemon' >&2\nexit 125\n")
    with pytest.raises(MachineError, match=r"container sandbox does not start: .*Docker daemon"):
        Conversation(notebook_of(HALF), container(engine), LIMITS).run()


def test_a_container_is_chosen_only_if_the_settings_name_an_image(engine: Path) -> None:
    """And the engine is there."""
    settings = Settings(image="course:1", engine=str(engine))
    assert find_container(None) is None
    assert find_container(Settings(image="course:1", engine="no-such-engine")) is None
    assert [sandbox.name for sandbox in available(Fence.CONTAINER, settings)] == ["container"]
    assert sandbox_named("container", settings).name == "container"
    with pytest.raises(MachineError, match="asks for the sandbox container, which is not here"):
        available(Fence.CONTAINER, None)


def test_the_engine_gets_no_secret_of_the_environment(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what it needs to find itself."""
    monkeypatch.setenv("COURSE_TOKEN", "secret")
    conversation = Conversation(notebook_of("import os\ndef half(n):\n    return sorted(os.environ)"), container(engine), LIMITS)
    assert "COURSE_TOKEN" not in conversation.call(Call("half", (1,))).returned
    process = conversation._worker._process.root.pid
    assert b"COURSE_TOKEN" not in Path(f"/proc/{process}/environ").read_bytes()
    conversation.close()
    assert os.environ["COURSE_TOKEN"]
