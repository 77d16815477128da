"""Test files as Otter reads them, made by hand."""

from __future__ import annotations

from textwrap import dedent, indent


def ok(name: str, *cases: str, points: object = None, **more: object) -> str:
    """A test file in OK format; a case is its doctest, and hidden if it begins with `# hidden`."""
    made = [{"code": dedent(case).removeprefix("# hidden\n").strip(), "hidden": case.lstrip().startswith("# hidden"), "locked": False} for case in cases]
    suite = {"cases": made, "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    return f"OK_FORMAT = True\ntest = { ({'name': name, 'points': points, **more, 'suites': [suite]})!r}\n"


def raising(name: str, *functions: str, points: object = None, all_or_nothing: bool = False) -> str:
    """A test file in exception format; a function is its body, with its decorator's arguments and its parameters in the first line."""
    text = f"from otter.test_files import test_case\nOK_FORMAT = False\nname = {name!r}\npoints = {points!r}\nall_or_nothing = {all_or_nothing}\n"
    for number, function in enumerate(functions):
        first, _, body = dedent(function).strip().partition("\n")
        settings, _, parameters = first.partition(" -> ")
        text += f"@test_case({settings})\ndef test_{number}({parameters}):\n{indent(body, '    ')}\n"
    return text
