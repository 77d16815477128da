"""A master notebook of `otter assign` becomes an assignment: students get what Otter would give them, and every point stays where it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mastermaker import changed, code, master, question, raw, text

from autograder.build import build, write
from autograder.course import Course
from autograder.errors import AuthorError, UsageError
from autograder.imports import exchange, replacing
from autograder.master import import_master
from autograder.settings import Settings
from autograder.stub import solution_script, stub_script

SETTINGS = Settings(course="moved")

OK_CONFIG = """
name: Homework 1
files: [data.csv]
autograder_files: [secret.csv]
requirements: [numpy]
export_cell: {pdf: false}
generate: {seed: 42, pdf: true}
"""
OK_CELLS = [
    text("# Homework 1"),
    code("import numpy as np\n%matplotlib inline"),
    *question("name: q1\npoints: {each: 2}", [code("x = 2 # SOLUTION")], code("isinstance(x, int)", "True"), code("# HIDDEN\nx", "2")),
    *question(
        "name: q2\npoints: [1, 3]\nall_or_nothing: true",
        [
            code("""
            def square(n):
                # BEGIN SOLUTION
                result = n * n
                return result
                # END SOLUTION

            def cube(n):
                # BEGIN SOLUTION NO PROMPT
                return n ** 3
                # END SOLUTION
                \"\"\" # BEGIN PROMPT
                # three factors
                pass
                \"\"\" # END PROMPT

            nine = square(3)
            """)
        ],
        code("square(4) + cube(2)", "24"),
        code("# HIDDEN\nnine, open('data.csv').read()", "(9, 'a,b')"),
    ),
    *question("name: q3", [code("np.random.seed(42) # SEED\nz = np.random.rand() # SOLUTION\nprint(z) # SOLUTION NO PROMPT")], code("round(z, 4)", "0.3745")),
    *question("name: essay\nmanual: true\npoints: 4", [text("**SOLUTION**: because of the padding.")]),
    code("# IGNORE\nx = 'only for the master'"),
    text("The end."),
]
RAISING_CONFIG = "tests: {ok_format: false}\nexport_cell: false"
RAISING_CELLS = [
    code("import numpy as np"),
    *question(
        "name: q1\npoints: 3",
        [code("def pad(x):\n    return np.pad(x, 1) # SOLUTION")],
        code('''
        """ # BEGIN TEST CONFIG
        points: 1
        success_message: you said "same", and it is
        failure_message: use "same" padding
        """ # END TEST CONFIG
        def test_shape(pad, np):
            assert pad(np.ones((2, 2))).shape == (4, 4)
        '''),
        code('""" # BEGIN TEST CONFIG\nhidden: true\n""" # END TEST CONFIG\ndef test_edge(env):\n    assert env["pad"](env["np"].ones(1))[0] == 0'),
    ),
]
UNREADABLE = '""" # BEGIN TEST CONFIG\nhidden: [true\n""" # END TEST CONFIG\nx == 2'
MASTERS = {"ok": (OK_CONFIG, OK_CELLS), "raising": (RAISING_CONFIG, RAISING_CELLS)}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course without any assignment."""
    (tmp_path / "course" / "solutions").mkdir(parents=True)
    (tmp_path / "course" / "grader.yml").write_text("course: moved\n", "utf-8")
    return Course(tmp_path / "course", SETTINGS)


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Path]:
    """The two masters, with files beside them."""
    folder = tmp_path / "masters"
    folder.mkdir()
    (folder / "data.csv").write_text("a,b", "utf-8")
    (folder / "secret.csv").write_text("1,2", "utf-8")
    return {name: master(folder / f"{name}.ipynb", *cells, config=config) for name, (config, cells) in MASTERS.items()}


def autograder(course: Course, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command on this course."""
    command = [sys.executable, "-m", "autograder", *map(str, words), "--course", str(course.root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "160"})


def cells(notebook: Path) -> list[tuple[str, str]]:
    """Kinds and sources of a notebook's cells, without the blank ones."""
    document: dict[str, Any] = json.loads(notebook.read_bytes())
    found = [(cell["cell_type"], "".join(cell["source"])) for cell in document["cells"]]
    return [(kind, source) for kind, source in found if source.strip()]


def assigned(path: Path, place: Path) -> Path:
    """What `otter assign` itself makes of a master."""
    command = [sys.executable, "-m", "otter", "assign", str(path), str(place), "--no-run-tests", "--no-pdfs"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return place


def test_students_get_the_cells_that_otter_would_give_them(course: Course, written: dict[str, Path], tmp_path: Path) -> None:
    """Every directive means what it means there: compared with `otter assign` itself."""
    imported = import_master(written["ok"], course.root / "solutions", "hw1")
    (notebook, *_) = (file.path for file in build(course, ("hw1",)) if file.path.suffix == ".ipynb")
    write(build(course, ("hw1",)))
    theirs = cells(assigned(written["ok"], tmp_path / "theirs") / "student" / "ok.ipynb")
    assert cells(notebook) == [(kind, source.replace('"ok.ipynb"', '"hw1.ipynb"')) for kind, source in theirs]
    assert {path.name for path in notebook.parent.iterdir()} == {"hw1.ipynb", "data.csv", "tests"}
    assert imported.tests == ("q1", "q2", "q3")


@pytest.mark.parametrize("name", sorted(MASTERS))
def test_the_solution_keeps_every_promise(course: Course, written: dict[str, Path], name: str) -> None:
    """All points for the solution, none for the stub; the solution is a script that a person can read."""
    assert autograder(course, "import-otter", written[name], "--slug", "hw1").returncode == 0
    assert autograder(course, "build").returncode == 0
    result = autograder(course, "verify", "--json")
    assert json.loads(result.stdout)["problems"] == []
    script = course.assignment("hw1").solution.read_text("utf-8")
    assert "# SOLUTION" not in script
    assert "BEGIN PROMPT" in script
    assert course.assignment("hw1").max_score == (9 if name == "ok" else 3)


def test_students_check_their_notebook_with_otters_visible_tests(course: Course, written: dict[str, Path]) -> None:
    """By the course, or by the folder of tests that came with the notebook; the hidden ones are not run."""
    import_master(written["ok"], course.root / "solutions", "hw1")
    write(build(course, ("hw1",)))
    folder = course.root / "assignments" / "hw1"
    for more in ((), ("--checks", folder / "tests")):
        result = autograder(course, "check", folder / "hw1.ipynb", "--json", *more)
        assert result.returncode == 1
        assert [outcome["check"] for outcome in json.loads(result.stdout)["outcomes"]] == ["q1 - 1", "q2 - 1", "q3 - 1"]


def test_plain_otter_still_gives_the_solution_full_marks(course: Course, written: dict[str, Path], tmp_path: Path) -> None:
    """Any day back: `build --otter`, and `otter run` on what that makes."""
    import_master(written["ok"], course.root / "solutions", "hw1")
    assert autograder(course, "build", "hw1", "--otter", "--out", tmp_path / "otter").returncode == 0
    folder = tmp_path / "otter" / "hw1" / "autograder"
    command = [sys.executable, "-m", "otter", "run", str(folder / "hw1.ipynb"), "-a", str(folder / "autograder.zip"), "-o", str(tmp_path), "--no-logo"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert {test["name"]: test["score"] for test in results["tests"] if "score" in test} == {"q1": 4, "q2": 4, "q3": 1}, finished.stdout


def test_answers_stand_beside_what_students_get_instead(course: Course, written: dict[str, Path]) -> None:
    """As our own authors would write it."""
    import_master(written["ok"], course.root / "solutions", "hw1")
    path = course.assignment("hw1").solution
    assert (
        "def square(n):\n    # BEGIN SOLUTION\n    result = n * n\n    return result\n    # END SOLUTION\n    # BEGIN PROMPT\n    # ...\n    # END PROMPT\n"
        in path.read_text("utf-8")
    )
    assert "np.random.seed(42)\nz = np.random.rand()\nprint(z)\n" in solution_script(path)
    assert "z = ...\n" in stub_script(path)
    assert "because of the padding" in solution_script(path)
    assert "because of the padding" not in stub_script(path)


def test_files_are_kept_apart_by_who_gets_them(course: Course, written: dict[str, Path]) -> None:
    """What only graded notebooks find is not handed out."""
    folder = import_master(written["ok"], course.root / "solutions", "hw1").folder
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "solution.py",
        "otter_config.json",
        "requirements.txt",
        "files/data.csv",
        "autograder_files/secret.csv",
        "otter_tests/q1.py",
        "otter_tests/q2.py",
        "otter_tests/q3.py",
    }
    assert course.assignment("hw1").stage.seed == 42
    assert set(course.assignment("hw1").stage.files.files) == {"data.csv", "secret.csv"}  # type: ignore[union-attr]


def test_quotes_in_messages_break_no_test(course: Course, written: dict[str, Path], tmp_path: Path) -> None:
    """They do in Otter, which pastes them into Python as they are; the master itself is not touched."""
    before = {path: path.read_bytes() for path in written["raising"].parent.iterdir()}
    import_master(written["raising"], course.root / "solutions", "hw1")
    (first, _) = course.assignment("hw1").checks
    assert first.points == 1
    tests = (course.root / "solutions/hw1/otter_tests/q1.py").read_text("utf-8")
    assert '"use \\"same\\" padding"' in tests
    assert {path: path.read_bytes() for path in written["raising"].parent.iterdir()} == before


def test_only_what_the_master_names_is_copied(course: Course, tmp_path: Path) -> None:
    """Beside a master there may be anything: a loop, a link that leads nowhere, Git's own files, another course."""
    config = f"config_file: more.yml\nfiles: [data]\n{RAISING_CONFIG}"
    path = master(tmp_path / "m" / "hw.ipynb", *RAISING_CELLS, config=config)
    for name, said in {
        "more.yml": "autograder_files: [in/secret.csv]\nrequirements: [numpy]",
        "data/a.csv": "1",
        "data/.git/x": "2",
        "in/secret.csv": "3",
    }.items():
        (path.parent / name).parent.mkdir(exist_ok=True, parents=True)
        (path.parent / name).write_text(said, "utf-8")
    (path.parent / "dangling").symlink_to("nowhere")
    (path.parent / "data" / "dangling").symlink_to("nowhere")
    (path.parent / "loop").symlink_to(".")
    folder = import_master(path, course.root / "solutions", "hw1").folder
    assert {file.relative_to(folder).as_posix() for name in ("files", "autograder_files") for file in (folder / name).rglob("*") if file.is_file()} == {
        "files/data/a.csv",
        "autograder_files/in/secret.csv",
    }
    assert (folder / "requirements.txt").read_text("utf-8") == "numpy"


def test_a_master_takes_nothing_from_outside(course: Course, tmp_path: Path) -> None:
    """When it has to be copied, its files are looked for below its own folder."""
    (tmp_path / "needs.txt").write_text("numpy", "utf-8")
    path = master(tmp_path / "m" / "hw.ipynb", *RAISING_CELLS, config=f"requirements: ../needs.txt\n{RAISING_CONFIG}")
    with pytest.raises(UsageError, match=r"needs\.txt is not below"):
        import_master(path, course.root / "solutions")


def test_blocks_are_read_as_otter_reads_them(course: Course, tmp_path: Path) -> None:
    """Of two equal keys the last one counts, and `no` is no; the message that has to be mended changes neither."""
    case = 'TEST CONFIG\nhidden: yes\nhidden: no\npoints: 1\npoints: 2\nfailure_message: use "same"\n""" # END TEST CONFIG\ndef test_x(x):\n    assert x == 2'
    path = master(tmp_path / "m" / "hw.ipynb", *question("name: q1\nname: q2", [code("x = 2 # SOLUTION")], code(f'""" # BEGIN {case}')), config=RAISING_CONFIG)
    import_master(path, course.root / "solutions", "hw1")
    assert [(check.question, check.visible, check.points) for check in course.assignment("hw1").checks] == [("q2", True, 2)]


def test_a_text_may_say_solution(course: Course, tmp_path: Path) -> None:
    """It is handed out as it is."""
    said = "Write your SOLUTION in the cell below."
    path = master(tmp_path / "m" / "hw.ipynb", text(said), *RAISING_CELLS, config=RAISING_CONFIG)
    import_master(path, course.root / "solutions", "hw1")
    assert any(said.encode() in file.data for file in build(course, ("hw1",)))


def test_a_teacher_is_told_what_does_not_come_along(course: Course, written: dict[str, Path]) -> None:
    """Essays, PDFs, and what to install."""
    notes = import_master(written["ok"], course.root / "solutions", "hw1").notes
    assert any("a person grades essay" in note for note in notes)
    assert any("no PDF is made" in note for note in notes)
    assert any("pip install -r hw1/requirements.txt" in note for note in notes)


def test_a_test_that_was_never_run_is_pointed_out(course: Course, tmp_path: Path) -> None:
    """Otter would take its missing output for the expected one."""
    path = master(tmp_path / "m" / "hw.ipynb", *question("name: q1", [code("x = 2 # SOLUTION")], code("x", was_run=False)))
    assert any("no saved output" in note for note in import_master(path, course.root / "solutions").notes)


def test_a_notebook_of_otters_says_which_assignment_it_is(course: Course, written: dict[str, Path], tmp_path: Path) -> None:
    """Those that students have already need no --assignment."""
    path = master(tmp_path / "m" / "hw.ipynb", *RAISING_CELLS, config=f"name: Week 1, padding\n{RAISING_CONFIG}")
    assert import_master(path, course.root / "solutions").folder.name == "Week_1_padding"
    import_master(path, course.root / "solutions", "hw1", force=True)
    shutil.rmtree(course.root / "solutions" / "Week_1_padding")
    handed_in = json.loads((assigned(path, tmp_path / "theirs") / "student" / "hw.ipynb").read_bytes())
    for cell in handed_in["cells"]:
        cell["source"] = "".join(cell["source"]).replace("    ...", "    return np.pad(x, 1)")
    (tmp_path / "ada.ipynb").write_text(json.dumps(handed_in), "utf-8")
    result = autograder(course, "grade", tmp_path / "ada.ipynb", "--out", tmp_path / "out", "--json")
    assert result.returncode == 0, result.stderr
    record = json.loads((tmp_path / "out/records/ada.json").read_text("utf-8"))
    assert (record["assignment"], record["score"], record["max_score"]) == ("hw1", 3, 3)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("no notebook", "utf-8"), "is no notebook"),
        (lambda path: path.write_text("[]", "utf-8"), "it has no cells"),
        (lambda _: None, "is no notebook"),
        (lambda path: master(path, code("x <- 1"), language="R"), "is written in r"),
        (lambda path: changed(path, metadata=None), "its metadata holds no names and values"),
        (lambda path: changed(path, metadata={"kernelspec": None}), "its kernelspec holds no names and values"),
        (lambda path: changed(path, cells=["x"]), "cell 1 is no cell of a notebook"),
        (lambda path: changed(path, cells=[{**text(""), "source": [1]}]), "cell 1 is no cell of a notebook"),
        (lambda path: changed(path, cells=[{"cell_type": "markdown"}]), "cell 1 is no cell of a notebook"),
        (lambda path: changed(path, cells=[{**text(""), "metadata": None}]), "cell 1 is no cell of a notebook: its metadata"),
        (lambda path: changed(path, cells=[text("\ud800")]), "cell 1 holds half of a character"),
        (lambda path: changed(path, cells=[text("\0")]), "cell 1 holds a NUL"),
        (lambda path: path.write_text("[" * 100_000, "utf-8"), "is no notebook"),
        (lambda path: master(path, *question("name: q1", [code("x = 2 # SOLUTION")], code(UNREADABLE))), "Otter refuses hw.ipynb"),
        (lambda path: master(path, text("Hello."), config="files: [a"), "Otter refuses hw.ipynb"),
        (lambda path: master(path, text("Hello.")), "Otter found no tests"),
        (lambda path: master(path, *RAISING_CELLS, config="colour: blue"), "Otter refuses hw.ipynb"),
        (lambda path: master(path, raw("# BEGIN QUESTION\nname: q1"), raw("# BEGIN QUESTION\nname: q2")), "Otter refuses hw.ipynb"),
        (lambda path: master(path, *RAISING_CELLS, config=f"{RAISING_CONFIG}\ngenerate: false"), "generate: false"),
    ],
)
def test_what_is_no_master_is_refused(course: Course, tmp_path: Path, make: Any, said: str) -> None:
    """With a sentence, and nothing is left in the course."""
    path = tmp_path / "m" / "hw.ipynb"
    path.parent.mkdir()
    make(path)
    with pytest.raises((UsageError, AuthorError), match=said):
        import_master(path, course.root / "solutions")
    assert list((course.root / "solutions").iterdir()) == []


def test_an_assignment_is_replaced_only_by_force(course: Course, written: dict[str, Path]) -> None:
    """It may have been worked on."""
    import_master(written["ok"], course.root / "solutions", "hw1")
    with pytest.raises(UsageError, match="there already"):
        import_master(written["raising"], course.root / "solutions", "hw1")
    (course.root / "solutions/hw1/accepted").mkdir()
    (course.root / "solutions/hw1/test_hidden.py").touch()
    notes = import_master(written["raising"], course.root / "solutions", "hw1", force=True).notes
    assert notes[0] == "the assignment that was replaced had test_hidden.py, accepted/, which no import makes: they are gone"
    assert not (course.root / "solutions/hw1/files").exists()
    assert [path.name for path in (course.root / "solutions").iterdir()] == ["hw1"]


@pytest.mark.parametrize("slug", ["../other", "a/b", ".", "..", ".hidden", "/tmp/x"])
def test_a_name_leads_nowhere_else(course: Course, written: dict[str, Path], slug: str) -> None:
    """Neither out of solutions/ nor deeper into it, whatever the force."""
    (course.root / "other").mkdir()
    result = autograder(course, "import-otter", written["ok"], "--slug", slug, "--force")
    assert (result.returncode, result.stdout) == (2, "")
    assert "can not be the name of a folder" in result.stderr
    assert {path.name for path in course.root.iterdir()} == {"grader.yml", "other", "solutions"}
    assert list((course.root / "solutions").iterdir()) == []


def test_what_can_not_be_replaced_stays(tmp_path: Path) -> None:
    """Whatever ends an import, an error while it builds or the lack of what it has built: nothing of it is left."""
    folder = tmp_path / "hw1"
    folder.mkdir()
    (folder / "solution.py").touch()
    with pytest.raises(KeyboardInterrupt), replacing(folder) as built:
        built.mkdir()
        raise KeyboardInterrupt
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "missing", folder)
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["hw1", "hw1/solution.py"]


def test_what_is_being_built_is_no_assignment(course: Course) -> None:
    """Whoever grades meanwhile does not see it."""
    with replacing(course.root / "solutions" / "hw1") as built:
        (built / "otter_tests").mkdir(parents=True)
        (built / "solution.py").touch()
        assert Course(course.root, SETTINGS).assignments == {}
    assert list(course.assignments) == ["hw1"]


def test_a_link_is_replaced_and_not_followed(course: Course, written: dict[str, Path], tmp_path: Path) -> None:
    """What it leads to is somebody else's."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "test_hidden.py").touch()
    (course.root / "solutions/hw1").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="there already"):
        import_master(written["raising"], course.root / "solutions", "hw1")
    import_master(written["raising"], course.root / "solutions", "hw1", force=True)
    assert not (course.root / "solutions/hw1").is_symlink()
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["test_hidden.py"]
