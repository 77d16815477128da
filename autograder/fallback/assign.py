"""What `otter assign` would make of an assignment: the students' folder, and the one for graders with the autograder.zip of plain Otter."""

from __future__ import annotations

import ast
import contextlib
import importlib.metadata
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from autograder.course import Assignment
from autograder.errors import AuthorError
from autograder.fallback import export
from autograder.otter.config import CONFIG, FOLDERS, files_in, read_config
from autograder.otter.library import otter
from autograder.settings import Settings
from autograder.stub import as_bytes, notebook_json, solution_script, stub_script

ZIP = "autograder.zip"
REQUIREMENTS = "requirements.txt"  # of the author's, beside the solution; and what plain Otter reads
LIBRARIES = {  # that graded notebooks may import, in the versions of here, and what says that they are wanted
    "numpy": {"numpy"},
    "matplotlib": {"matplotlib"},
    "pillow": {"PIL"},
    "scipy": {"scipy"},
    "keras": {"keras", "tensorflow"},
    "tensorflow": {"keras", "tensorflow"},
}
IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\w[\w.]*)[ \t]+import\b|import[ \t]+(\w[^#;\n]*))", re.MULTILINE)
PACKAGE = re.compile(r"[ \t]*([A-Za-z0-9][\w.-]*)[ \t]*(?:[\[<>=!~;@#(]|$)")


def assign(assignment: Assignment, settings: Settings, out: Path) -> Path:
    """Write `out/student` and `out/autograder`, as `otter assign` does; returns the path of the autograder.zip.

    What was there before is replaced. Raises MachineError where otter-grader is not installed, AuthorError for checks that Otter can not take.
    """
    visible, everything = export.visible_tests(assignment), export.all_tests(assignment, settings)
    with tempfile.TemporaryDirectory(prefix=".otter-", dir=_made(out)) as place:
        student, grader = Path(place, "student"), Path(place, "autograder")
        _write(student, {f"tests/{name}.py": text for name, text in visible.items()})
        _write_notebook(student, assignment, stub_script(assignment.solution), visible)
        _copy(assignment.folder / "files", student)
        _write(grader, {f"tests/{name}.py": text for name, text in everything.items()})
        _write_notebook(grader, assignment, solution_script(assignment.solution), visible)
        for name in FOLDERS:
            _copy(assignment.folder / name, grader)
        config = {"assignment_name": assignment.slug, **read_config(assignment.folder / CONFIG)}
        _write(grader, {CONFIG: json.dumps(config, indent=2) + "\n", REQUIREMENTS: _requirements(assignment)})
        _zip(grader, sorted({path.relative_to(assignment.folder / name).parts[0] for name in FOLDERS for path in files_in(assignment.folder / name)}))
        for made in (student, grader):
            put_in_place(out / made.name, made, Path(place, f"old-{made.name}"))
    return out / "autograder" / ZIP


def put_in_place(target: Path, made: Path, aside: Path) -> None:
    """Put `made` in the place of what is there, which is kept `aside` until then, and put back if that fails."""
    try:
        if os.path.lexists(target):
            target.rename(aside)
        made.rename(target)
    except BaseException:  # an interruption too
        if os.path.lexists(aside) and not os.path.lexists(target):
            aside.rename(target)
        raise


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _copy(source: Path, target: Path) -> None:
    for path in files_in(source):
        _made((target / path.relative_to(source)).parent)
        shutil.copyfile(path, target / path.relative_to(source))


def _write_notebook(folder: Path, assignment: Assignment, script: str, tests: Mapping[str, str]) -> None:
    notebook = notebook_json(_with_otters_grader(script, assignment), assignment.slug)
    notebook["metadata"]["otter"] = export.metadata(assignment, tests)
    (folder / f"{assignment.slug}.ipynb").write_bytes(as_bytes(notebook))


def _with_otters_grader(script: str, assignment: Assignment) -> str:
    """The script with Otter's `grader` in the place of ours, and without the statement that imports ours, if it imports nothing else."""
    if "otter.Notebook(" in script:
        return script  # it was written for Otter
    made_by_otter = f'import otter\n\ngrader = otter.Notebook("{assignment.slug}.ipynb")'
    lines = script.split("\n")
    tree = ast.parse(script)
    made = [node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node).startswith("grader = Notebook(")]
    ours = [node for node in tree.body if any(isinstance(each, ast.ImportFrom) and each.module == "autograder" for each in ast.walk(node))]
    if not made and not ours:
        return f"# %%\n{made_by_otter}\n\n{script}"
    if len(made) != 1:
        raise AuthorError(f'{assignment.solution}: one line has to say grader = Notebook("{assignment.slug}"); Otter\'s takes its place')
    for node in (each for each in ours if set(_taken_from_us(each)) == {"Notebook"}):
        lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1)
    lines[made[0].lineno - 1] = made_by_otter
    return "\n".join(lines)


def _taken_from_us(node: ast.stmt) -> list[str]:
    """What a statement imports from this program."""
    return [alias.name for each in ast.walk(node) if isinstance(each, ast.ImportFrom) and each.module == "autograder" for alias in each.names]


def _requirements(assignment: Assignment) -> str:
    """What plain Otter has to install: what the author says, and what its image lacks besides: our comparisons, and libraries of the course."""
    authors = authors_requirements(assignment)
    named, imported = {name.removesuffix("-cpu") for name in packages_in(authors)}, imported_by(assignment)
    wanted = [name for name, signs in LIBRARIES.items() if not imported.isdisjoint(signs)]
    ours = [] if assignment.is_foreign else ["cnn-autograder"]
    lines = ""
    for name in (*ours, *wanted):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            if name not in named:
                lines += f"{name}=={importlib.metadata.version(name)}\n"
    return lines + authors


def authors_requirements(assignment: Assignment) -> str:
    """The requirements.txt beside the solution, one package a line, without digests: there would have to be one for every line, or for none."""
    path = assignment.folder / REQUIREMENTS
    if not path.is_file():
        return ""
    text = re.sub(r"[ \t]+--hash=\S+", "", re.sub(r"\\\n", " ", path.read_text("utf-8-sig", "replace")))
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines() if line.strip())


def packages_in(requirements: str) -> set[str]:
    """The packages that the lines of a requirements.txt name, spelled as pip compares them; options and bare addresses name none."""
    found = (PACKAGE.match(line) for line in requirements.splitlines())
    return {re.sub(r"[-_.]+", "-", each[1]).lower() for each in found if each}


def imported_by(assignment: Assignment) -> set[str]:
    """The top names that the notebook, its checks and the files beside them import."""
    beside = [path for name in FOLDERS for path in files_in(assignment.folder / name) if path.suffix == ".py"]
    files = [assignment.solution, assignment.folder / "oracle.py", *assignment.folder.glob("test_*.py"), *assignment.otter_tests.glob("*.py"), *beside]
    return {name for path in files if path.is_file() for name in _imported(path.read_bytes())}


def _imported(source: bytes) -> set[str]:
    """The top names that a script imports; of one that is not Python, as with a notebook's own commands in it, what its lines look like."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):  # ValueError: it holds zero bytes
        found = (part for each in IMPORT.finditer(source.decode("utf-8", "replace")) for part in (each[1] or each[2]).split(","))
        return {name[0] for part in found if (name := re.match(r"\w+", part.strip()))}
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    taken = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in plain | taken}


def _zip(folder: Path, files: list[str]) -> None:
    generate = otter("generate").main
    with contextlib.chdir(folder):  # Otter takes files from where it is run
        generate(tests_dir="tests", output_path=ZIP, config=CONFIG, requirements=REQUIREMENTS, files=files, no_environment=True)
