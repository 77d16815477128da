"""Checks as test files of Otter's: for `grader.check("q1")` in a notebook, for `otter check`, and for the autograder.zip of plain Otter.

A check is written once, in test_visible.py or test_hidden.py. What is written here is that function, with whatever it uses of its file, and a
test case of Otter's exception format that calls it. Tests that were written for Otter stay what they are, less their hidden cases for students.
"""

from __future__ import annotations

import ast
import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.check import Check
from autograder.course import Assignment
from autograder.errors import AuthorError
from autograder.settings import Settings

HEAD = '''"""The checks of {question} for Otter, made by `autograder build` from {sources}: edit those, not this."""
{futures}
OK_FORMAT = False
name = {question!r}

from otter.test_files import test_case

try:
    from autograder.fallback.cases import {tools}
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing
'''
SPEC_KEYS, SUITE_KEYS = ("name", "points", "all_or_nothing"), ("scored", "setup", "teardown", "type")
CASE_KEYS = ("code", "name", "hidden", "locked", "points", "success_message", "failure_message")
FUTURE = "from __future__ import "  # has to stand before everything else
CASE = """

@test_case(name={title!r}, points={points:g}, hidden={hidden})
def case_{number}(env):
    passes({arguments})
"""


def visible_tests(assignment: Assignment) -> dict[str, str]:
    """The text of a test file for each question that has visible checks.

    Raises AuthorError for checks that students can not run.
    """
    for check in assignment.visible_checks:
        if "oracle" in check.asks_for:
            raise AuthorError(f"{assignment.folder}/test_visible.py: {check.name} asks for the oracle, which students do not have")
    own = {question: _file(assignment, question, checks, None) for question, checks in _by_question(assignment.visible_checks).items()}
    return _joined(assignment, own, {path.stem: text for path in _otters(assignment) if (text := _without_hidden(path))})


def all_tests(assignment: Assignment, settings: Settings) -> dict[str, str]:
    """The text of a test file for each question, hidden cases included."""
    checks = [check for check in assignment.checks if not check.in_place]
    own = {question: _file(assignment, question, some, settings) for question, some in _by_question(checks).items()}
    return _joined(assignment, own, {path.stem: path.read_text("utf-8") for path in _otters(assignment)})


def metadata(assignment: Assignment, tests: Mapping[str, str]) -> dict[str, Any]:
    """What a notebook's metadata says to Otter, with these tests in it.

    Raises AuthorError for tests in both of Otter's formats: a notebook can carry one.
    """
    ok = {name: _is_ok_format(text) for name, text in tests.items()}
    if len(set(ok.values())) > 1:
        raise AuthorError(f"{assignment.folder}: its visible tests are of both formats of Otter's, and a notebook can carry one; hide those of one format")
    carried = {name: _spec_of(text) if ok[name] else text for name, text in tests.items()}
    return {"assignment_name": assignment.otters_name, "OK_FORMAT": any(ok.values()), "tests": carried}


def _by_question(checks: Iterable[Check]) -> dict[str, list[Check]]:
    grouped: dict[str, list[Check]] = {}
    for check in checks:
        grouped.setdefault(check.question, []).append(check)
    return grouped


def _joined(assignment: Assignment, own: dict[str, str], otters: dict[str, str]) -> dict[str, str]:
    if both := sorted(own.keys() & otters.keys()):
        raise AuthorError(
            f"{assignment.otter_tests}/{both[0]}.py: {both[0]} has checks in test_visible.py or test_hidden.py as well; plain Otter takes one file"
        )
    return own | otters


def _otters(assignment: Assignment) -> Sequence[Path]:
    return sorted(assignment.otter_tests.glob("*.py"))


# From checks of ours


def _file(assignment: Assignment, question: str, checks: Sequence[Check], settings: Settings | None) -> str:
    """One test file; without settings it is one for students."""
    known = {each.name: each for each in (assignment.visible_checks if settings is None else assignment.checks)}
    needed = _with_what_comes_before(assignment, checks, known)
    sources: dict[str, list[str]] = {}
    for file, visible in (("test_visible.py", True), ("test_hidden.py", False)):
        wanted = {check.name for check in needed if check.visible is visible}
        if wanted:
            sources[file] = _needed((assignment.folder / file).read_text("utf-8"), wanted)
    asks_oracle = any("oracle" in check.asks_for for check in checks)
    statements = _merged(assignment.folder, sources)
    futures = "".join(f"\n{each}\n" for each in statements if each.startswith(FUTURE))
    text = HEAD.format(question=question, sources=" and ".join(sources), tools="module, passes" if asks_oracle else "passes", futures=futures)
    text += "\n\n" + "\n\n\n".join(each for each in statements if not each.startswith(FUTURE)) + "\n"
    if asks_oracle:
        oracle = assignment.folder / "oracle.py"
        text += f"\n\nORACLE = module('oracle', {_quoted(oracle.read_text('utf-8'))})\n"
    for number, check in enumerate(checks, start=1):
        arguments = [check.name, "env"]
        if "oracle" in check.asks_for:
            arguments.append("ORACLE")
        if "trainer" in check.asks_for and settings is not None:
            arguments.append(f"training={json.loads(json.dumps({'dataset': settings.dataset, 'recipe': dataclasses.asdict(settings.training)}))!r}")
        text += CASE.format(title=check.title or check.name, points=check.points, hidden=not check.visible, number=number, arguments=", ".join(arguments))
    return text


def _with_what_comes_before(assignment: Assignment, checks: Sequence[Check], known: Mapping[str, Check]) -> list[Check]:
    """Some checks and those that they come after, be they of other questions; raises AuthorError for one that is not known where this goes."""
    found = {check.name: check for check in checks}
    waiting = list(checks)
    while waiting:
        check = waiting.pop()
        for name in check.after:
            if name not in known:
                raise AuthorError(f"{assignment.folder}/test_visible.py: {check.name} comes after {name}, which students do not have")
            if name not in found:
                found[name] = known[name]
                waiting.append(known[name])
    return list(found.values())


def _quoted(source: str) -> str:
    """A string literal that a person can read, if there can be one."""
    return f"r'''{source}'''" if "'''" not in source and not source.endswith(("'", "\\")) else repr(source)


def _needed(source: str, wanted: set[str]) -> list[str]:
    """The statements of a file of checks that some of them need, in their order: each function, and whatever it uses."""
    lines = source.split("\n")
    nodes = [node for node in ast.parse(source).body if not _is_docstring(node)]
    kept: set[int] = set()
    waiting = wanted | {"*", "annotations"}  # what comes by a star has no other name, and what comes from the future is named nowhere
    while waiting:
        name = waiting.pop()
        for index, node in enumerate(nodes):
            if index not in kept and name in _made(node):
                kept.add(index)
                waiting |= _used(node)
    whole = Counter(number for node in nodes for number in {_first_line(node), node.end_lineno})
    return [
        "\n".join(lines[_first_line(node) - 1 : node.end_lineno])
        if whole[_first_line(node)] == whole[node.end_lineno] == 1
        else ast.unparse(node)  # another statement shares a line with it
        for node in (nodes[index] for index in sorted(kept))
    ]


def _merged(folder: Path, sources: Mapping[str, Sequence[str]]) -> list[str]:
    """The statements of both files; what both have is written once. Raises AuthorError for two things of one name."""
    merged = list(dict.fromkeys(statement for statements in sources.values() for statement in statements))
    makers: dict[str, str] = {}
    for statement in merged:
        defined = (node.name for node in ast.parse(statement).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
        assigned = (name for node in ast.parse(statement).body if isinstance(node, ast.Assign | ast.AnnAssign) for name in _made(node) - _changed(node))
        for name in (*defined, *assigned):
            if name in makers:
                raise AuthorError(f"{folder}: test_visible.py and test_hidden.py have two different things called {name}; rename one for plain Otter's sake")
            makers[name] = statement
    futures = [statement for statement in merged if statement.startswith(FUTURE)]
    imports = [statement for statement in merged if isinstance(ast.parse(statement).body[0], ast.Import | ast.ImportFrom) and statement not in futures]
    return [*futures, "\n".join(imports), *(statement for statement in merged if statement not in imports and statement not in futures)]


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(each.lineno for each in decorators)])


def _made(node: ast.stmt) -> set[str]:
    """The names that a statement makes at the top of a module, or changes what they stand for."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}  # a star is a name, too
    inner = [name for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt | ast.ExceptHandler) for name in _made(each)]  # type: ignore[arg-type]  # handlers have statements
    stored = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return stored | set(inner) | _changed(node)


def _changed(node: ast.stmt) -> set[str]:
    """The names whose values a statement changes: `TABLE[8] = 4`, `TABLE.update(...)`."""
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else [node.target]
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        targets = [node.value.func]
    else:
        return set()
    return {name for target in targets if isinstance(target, ast.Subscript | ast.Attribute) and (name := _base(target))}


def _base(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _used(node: ast.stmt) -> set[str]:
    """The names that a statement may look up, and strings in its decorators: the checks that it comes after."""
    named = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    strings = (each for decorator in getattr(node, "decorator_list", []) for each in ast.walk(decorator))
    return named | {each.value for each in strings if isinstance(each, ast.Constant) and isinstance(each.value, str)}


# From tests of Otter's


def _is_ok_format(text: str) -> bool:
    """Whether a test file is in OK format; it is not run for that, since one in exception format loads Otter."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _made(node) == {"OK_FORMAT"}:
            return bool(eval(ast.unparse(node.value)))  # noqa: S307  the course's own file
    return False


def _spec_of(text: str) -> dict[str, Any]:
    """What a test file in OK format says."""
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102  the course's own file
    spec: dict[str, Any] = names["test"]
    return spec


def _without_hidden(path: Path) -> str:
    """A test file of Otter's without its hidden cases; empty if all are hidden."""
    text = path.read_text("utf-8")
    try:
        return _ok_without_hidden(text) if _is_ok_format(text) else _raising_without_hidden(text)
    except Exception as problem:
        raise AuthorError(f"{path} is no test file of Otter's: {type(problem).__name__}: {problem}") from problem


def _ok_without_hidden(text: str) -> str:
    spec = _spec_of(text)
    suite = spec["suites"][0]
    points = spec.get("points")
    visible = [index for index, case in enumerate(suite["cases"]) if not case.get("hidden", True)]
    if isinstance(points, list):  # one for each case, hidden ones too
        spec["points"] = [points[index] for index in visible]
    shown = {"cases": [_only(suite["cases"][index], CASE_KEYS) for index in visible], **_only(suite, SUITE_KEYS)}
    return f"OK_FORMAT = True\n\ntest = {json.loads(json.dumps({**_only(spec, SPEC_KEYS), 'suites': [shown]}))!r}\n" if visible else ""


def _only(parts: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """What Otter reads of it; what else there is was not written for students."""
    return {key: parts[key] for key in keys if key in parts}


def _raising_without_hidden(text: str) -> str:
    """The visible cases and what they use; what only hidden ones use may say what these expect."""
    original, tree = text, ast.parse(text)
    cases = [node for node in tree.body if _case_of(node) is not None]
    visible = [index for index, node in enumerate(cases) if not _is_hidden(node)]
    if not visible:
        return ""
    for node in reversed(cases):  # a visible case may be called like a hidden one
        if _is_hidden(node):
            lines = text.split("\n")
            lines[_first_line(node) - 1 : node.end_lineno] = []
            text = "\n".join(lines)
    wanted = {name for index in visible for name in _made(cases[index])} | {"OK_FORMAT", "name", "points", "all_or_nothing"}
    for node in tree.body:
        if isinstance(node, ast.Assign) and _made(node) == {"points"} and isinstance(node.value, ast.List):  # one for each case, hidden ones too
            kept = [ast.unparse(each) for index, each in enumerate(node.value.elts) if index in visible]
            text = text.replace(ast.get_source_segment(original, node) or "", f"points = [{', '.join(kept)}]")
    return "\n\n".join(_needed(text, wanted)) + "\n"


def _case_of(node: ast.stmt) -> ast.Call | None:
    """The call of Otter's `test_case` that decorates a function."""
    for decorator in getattr(node, "decorator_list", []):
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).rpartition(".")[2] == "test_case":
            return decorator
    return None


def _is_hidden(node: ast.stmt) -> bool:
    """Whether a case is hidden, or may be for all that can be seen without running it."""
    call = _case_of(node)
    if call is None:
        return False
    told = [each.value for each in call.keywords if each.arg == "hidden"]
    unclear = len(call.args) > 2 or any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords)
    return unclear or any(not (isinstance(value, ast.Constant) and value.value is False) for value in told)
