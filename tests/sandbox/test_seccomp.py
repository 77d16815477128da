"""The filter's decision about every system call, on both processors, found by running the filter as the kernel would."""

from __future__ import annotations

import errno
import struct
from functools import cache
from pathlib import Path

import pytest

from autograder.sandbox import seccomp

MACHINES = ("x86_64", "aarch64")
ALLOWED = "allowed"
DECISIONS = {0x7FFF0000: ALLOWED, 0x80000000: "killed", 0x00050000: "pretended", **{0x00050000 | number: name for number, name in errno.errorcode.items()}}
BY_ARGUMENT = {"clone", "socket", "socketpair", "setsockopt", "fcntl", "ioctl", "prctl", "prlimit64"}


@cache
def calls(machine: str) -> dict[str, int]:
    """The numbers of all system calls of a machine, from the kernel's headers and not from our tables."""
    rows = [line.split("\t") for line in (Path(__file__).parent / "system_calls.tsv").read_text("ascii").splitlines()[1:]]
    return {row[0]: int(number) for row in rows if (number := row[1 + MACHINES.index(machine)]) != "-"}


def decision(machine: str, call: str | int, *arguments: int, alone: bool = False, arch: int | None = None) -> str:
    """Run the filter on a call: the instructions that it uses of the kernel's classic BPF, and no others."""
    number = calls(machine)[call] if isinstance(call, str) else call
    audit = seccomp.ARCHITECTURES[machine].audit if arch is None else arch
    data = struct.pack("<IIQ6Q", number, audit, 0, *arguments, *[0] * (6 - len(arguments)))
    code = seccomp.program(machine, alone=alone)
    assert code is not None
    program = list(struct.iter_unpack("<HBBI", code))
    assert len(program) <= 4096, "the kernel takes no more"
    at, value = 0, 0
    while True:
        operation, jump_true, jump_false, constant = program[at]
        at += 1
        match operation:
            case 0x20:  # load a word
                (value,) = struct.unpack_from("<I", data, constant)
            case 0x54:  # and
                value &= constant
            case 0x15:  # equal
                at += jump_true if value == constant else jump_false
            case 0x35:  # greater or equal
                at += jump_true if value >= constant else jump_false
            case 0x45:  # any bit set
                at += jump_true if value & constant else jump_false
            case 0x06:  # return
                return DECISIONS[constant]
            case _:
                raise AssertionError(f"unknown instruction {operation:#x}")


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("alone", [False, True])
def test_exactly_the_calls_of_the_lists_are_denied(machine: str, alone: bool) -> None:
    """By the numbers of the kernel's headers; every other call passes."""
    wanted = dict.fromkeys(calls(machine), ALLOWED) | {name: "EPERM" for name in seccomp.DENIED if name in calls(machine)} | {"clone3": "ENOSYS"}
    if alone:
        wanted |= {name: "EPERM" for name in seccomp.DENIED_ALONE if name in calls(machine)}
        wanted |= {name: "pretended" for name in seccomp.PRETENDED_ALONE if name in calls(machine)}
    found = {name: decision(machine, name, alone=alone) for name in calls(machine)}
    assert {name: found[name] for name in found if name not in BY_ARGUMENT} == {name: wanted[name] for name in wanted if name not in BY_ARGUMENT}


@pytest.mark.parametrize("machine", MACHINES)
def test_no_listed_call_is_missing_where_a_processor_has_it(machine: str) -> None:
    """A None in the tables is a call that the processor lacks."""
    lists = {**seccomp.DENIED, **seccomp.DENIED_ALONE, **seccomp.PRETENDED_ALONE}
    assert {name: numbers[MACHINES.index(machine)] for name, numbers in lists.items()} == {name: calls(machine).get(name) for name in lists}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("flag", [0x80, 0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000])
def test_clone_makes_no_namespace(machine: str, flag: int) -> None:
    """Of any of the eight kinds; processes and threads it makes."""
    assert decision(machine, "clone", flag | 17) == "EPERM"
    assert decision(machine, "clone", 17) == ALLOWED
    assert decision(machine, "clone", 0x3D0F00) == ALLOWED  # as pthread_create calls it


@pytest.mark.parametrize("machine", MACHINES)
def test_sockets_are_of_the_unix_family(machine: str) -> None:
    """No internet, netlink, packet, alg, vsock; alone, only pairs that are connected for good."""
    assert decision(machine, "socket", 1, 1) == ALLOWED
    assert {decision(machine, "socket", family, 1) for family in range(2, 64)} == {"EAFNOSUPPORT"}
    assert {decision(machine, "socket", family, 1, alone=True) for family in range(64)} == {"EPERM"}
    assert decision(machine, "socketpair", 1, 2) == ALLOWED
    assert {decision(machine, "socketpair", family, 1, alone=alone) for family in range(2, 64) for alone in (False, True)} == {"EAFNOSUPPORT"}
    assert decision(machine, "socketpair", 1, 1 | 0x80000, alone=True) == ALLOWED
    assert decision(machine, "socketpair", 1, 2 | 0x80000, alone=True) == "EPERM"


@pytest.mark.parametrize("machine", MACHINES)
def test_the_buffer_of_a_socket_keeps_its_size(machine: str) -> None:
    """Asking for a larger one does nothing; other options are set."""
    assert {decision(machine, "setsockopt", 3, 1, option) for option in (7, 32)} == {"pretended"}
    assert {decision(machine, "setsockopt", 3, 1, option) for option in (2, 8, 9, 20)} == {ALLOWED}
    assert decision(machine, "setsockopt", 3, 6, 7) == ALLOWED
    assert decision(machine, "fcntl", 3, 1031, 1 << 20) == "EPERM"
    assert {decision(machine, "fcntl", 3, command) for command in (0, 1, 2, 3, 4, 6, 1030, 1032)} == {ALLOWED}


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_is_typed_into_a_terminal_and_no_death_called_off(machine: str) -> None:
    """Other requests of the same calls pass."""
    assert {decision(machine, "ioctl", 0, request) for request in (0x5412, 0x541C)} == {"EPERM"}
    assert decision(machine, "ioctl", 0, 0x5401) == ALLOWED
    assert decision(machine, "prctl", 1) == "EPERM"
    assert decision(machine, "prctl", 15) == ALLOWED


@pytest.mark.parametrize("machine", MACHINES)
def test_alone_limits_are_set_for_oneself_only(machine: str) -> None:
    """By prlimit64, which takes a pid."""
    assert decision(machine, "prlimit64", 0, alone=True) == ALLOWED
    assert decision(machine, "prlimit64", 4711, alone=True) == "EPERM"


def test_calls_of_another_kind_of_processor_end_the_process() -> None:
    """As in 32-bit mode, where the same numbers mean other calls; the x32 kind is denied."""
    assert decision("x86_64", 11, arch=0x40000003) == "killed"
    assert decision("aarch64", 11, arch=0xC000003E) == "killed"
    assert decision("x86_64", 0x40000000 | 101) == "EPERM"
