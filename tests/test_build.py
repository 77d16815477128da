"""The students' notebook is made from the solution, and no answer is left in it."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.build import build, foreign, write
from autograder.course import BEGIN, END, Course
from autograder.errors import AuthorError, UsageError
from autograder.stub import as_bytes, notebook_json, solution_script, stub_script

LEAK = "LEAK"


def solution(folder: Path, text: str) -> Path:
    """Write a solution."""
    path = folder / "solution.py"
    path.write_text(dedent(text), "utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    """Why a solution is refused, from the line number on."""
    path = solution(folder, text)
    with pytest.raises(AuthorError) as caught:
        stub_script(path)
    assert str(caught.value).startswith(f"{path}:")
    return str(caught.value).removeprefix(f"{path}:")


def change(course: Course, old: str, new: str) -> None:
    """Edit the tiny solution."""
    path = course.root / "solutions" / "01_tiny" / "solution.py"
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new), "utf-8")


# What is built


def test_the_notebook_keeps_everything_but_the_answers(tiny: Course) -> None:
    """Text, imports, signatures and docstrings stay."""
    notebook, checks, *_ = build(tiny)
    cells = json.loads(notebook.data)["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown", "code", "code", "markdown", "code"]
    assert "".join(cells[0]["source"]).startswith("# Tiny numbers\n")
    docstring = '"""Half of a number, rounded down.\n\n    Raises ValueError for a negative number.\n    """'
    assert "".join(cells[2]["source"]) == f"def half(n: int) -> int:\n    {docstring}\n    raise NotImplementedError"
    assert checks.path == tiny.root / "assignments" / "01_tiny" / "test_visible.py"
    assert checks.data == (tiny.root / "solutions" / "01_tiny" / "test_visible.py").read_bytes()


def test_the_notebook_is_valid_and_says_its_assignment(tiny: Course) -> None:
    """Every program that reads notebooks can read it."""
    found = nbformat.reads(build(tiny)[0].data.decode(), as_version=4)
    nbformat.validate(found)
    assert found.metadata.autograder.assignment == "01_tiny"
    assert all(cell.outputs == [] and cell.execution_count is None for cell in found.cells if cell.cell_type == "code")


def test_tags_of_cells_stay_and_notes_of_the_script_go() -> None:
    """How many empty lines a script has makes no other notebook."""
    for gap in ("", "\n", "\n\n\n"):
        made = notebook_json(f'# %% tags=["setup"]\nimport math\n{gap}# %%\ndef f():\n    pass\n{gap}# %% [markdown]\n# Text\n', "01_tiny")
        assert [cell["metadata"] for cell in made["cells"]] == [{"tags": ["setup"]}, {}, {}]


def test_the_same_source_gives_the_same_bytes(tiny: Course) -> None:
    """Also in another process, with another order of hashes, in another folder."""
    script = """
import sys
from pathlib import Path
from autograder.build import build
from autograder.course import find_course
sys.stdout.buffer.write(build(find_course(Path(sys.argv[1])))[0].data)
"""
    first = build(tiny)[0].data
    assert build(tiny)[0].data == first
    moved = tiny.root.rename(tiny.root.with_name("moved"))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    assert subprocess.run([sys.executable, "-c", script, moved], env=environment, stdout=subprocess.PIPE, check=True).stdout == first


def test_cells_keep_their_ids_when_their_text_changes(tiny: Course) -> None:
    """A student's notebook can be compared with a later one."""

    def ids() -> list[str]:
        return [cell["id"] for cell in json.loads(build(tiny)[0].data)["cells"]]

    before = ids()
    change(tiny, "And now with arrays.", "And now, with arrays of numbers.")
    assert ids() == before
    assert len(set(before)) == len(before)
    change(tiny, "# %% [markdown]\n# And now", "# %%\nimport math\n\n# %% [markdown]\n# And now")
    assert ids()[: len(before) - 2] == before[:-2]


def test_windows_line_ends_make_no_other_notebook(tiny: Course) -> None:
    """Authors use what they have."""
    first = build(tiny)[0].data
    path = tiny.root / "solutions" / "01_tiny" / "solution.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build(tiny)[0].data == first


def test_bytes_are_written_in_one_way_only() -> None:
    """Sorted keys, letters as they are, one line end at the end."""
    assert as_bytes({"b": "ä", "a": 1}) == '{\n "a": 1,\n "b": "ä"\n}\n'.encode()


def test_a_block_at_the_margin_is_removed_altogether(tmp_path: Path) -> None:
    """Helpers that only the solution needs leave no trace."""
    path = solution(tmp_path, f"a = 1\n{BEGIN}\ndef helper():\n    return {LEAK!r}\n{END}\nb = 2\n")
    assert stub_script(path) == "a = 1\nb = 2\n"


def test_one_assignment_can_be_built_alone(tiny: Course) -> None:
    """By its slug; an unknown one is refused."""
    assert build(tiny, ("01_tiny",)) == build(tiny)
    with pytest.raises(UsageError, match="01_tiny"):
        build(tiny, ("02_tiny",))


# What is refused


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"x = 1\n{BEGIN}\ny = 2\n", "2: # BEGIN SOLUTION is never closed"),
        (f"x = 1\n{END}\n", "2: # END SOLUTION without a # BEGIN SOLUTION"),
        (f"{BEGIN}\nx = 1\n{END}\n{END}\n", "4: # END SOLUTION without a # BEGIN SOLUTION"),
        (f"{BEGIN}\nx = 1\n{BEGIN}\ny = 2\n{END}\n{END}\n", "3: # BEGIN SOLUTION inside the block that line 1 opens"),
    ],
)
def test_markers_come_in_pairs(tmp_path: Path, text: str, problem: str) -> None:
    """With the line of the one that has no other."""
    assert refusal(tmp_path, text).startswith(problem)


@pytest.mark.parametrize(
    "marker",
    [
        "#BEGIN SOLUTION",
        "# BEGIN  SOLUTION",
        "# BEGIN SOLUTIONS",
        "# BEGIN SOLUTION:",
        "## BEGIN SOLUTION",
        "# BEGIN",
        "# BEGIN SOLUTON",
        "# BEGN SOLUTION",
        "# BEGIN_SOLUTION",
        "# begin solution",
        "# Begin Solution",
        "### begin-solution",
        "# end solution",
        "# END",
        "# SOLUTION",
        "# YOUR SOLUTION",
        "x = 1  # BEGIN SOLUTION",
        "# # BEGIN SOLUTION",
    ],
)
def test_what_looks_like_a_marker_is_refused(tmp_path: Path, marker: str) -> None:
    """A misspelt marker would publish the answer."""
    for text in (f"x = 1\n{marker}\n", f"{BEGIN}\n{marker}\n{END}\n", f"def f():\n    {marker}\n    return 1\n"):
        assert "looks like a marker" in refusal(tmp_path, text)


@pytest.mark.parametrize("line", ["# The solution of a quadratic equation.", "# At the beginning, a solution is empty.", "# Ending here.", "solution = 3"])
def test_a_sentence_about_solutions_is_no_marker(tmp_path: Path, line: str) -> None:
    """Texts may use the word."""
    assert stub_script(solution(tmp_path, f"{line}\n")) == f"{line}\n"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (["n = n + 1", BEGIN, "return n", END], 3),
        ([BEGIN, "n = n + 1", END, "return n"], 6),
        ([BEGIN, "n = n + 1", END, BEGIN, "return n", END], 1),
        (["if n:", f"    {BEGIN}", "    return n", f"    {END}"], 3),
        (["def inner():", f"    {BEGIN}", "    return n", f"    {END}", "return inner()"], 3),
        ([BEGIN, "n = n + 1", END, "'a string'"], 6),
    ],
)
def test_code_outside_of_the_block_is_refused(tmp_path: Path, body: list[str], line: int) -> None:
    """With its own line in the solution: part of an answer is a hint too much."""
    text = "def half(n):\n    '''Half.'''\n" + "".join(f"    {each}\n" for each in body)
    problem = refusal(tmp_path, text)
    assert "half has code outside its solution block" in problem
    assert problem.startswith(f"{line}: ")


@pytest.mark.parametrize("head", ["async def half(n):", "class Numbers:\n    def half(self, n):", "if True:\n    async def half(n):"])
def test_code_outside_of_the_block_is_refused_wherever_the_function_stands(tmp_path: Path, head: str) -> None:
    """In methods, coroutines and functions inside of an `if`; with nothing but its block each is a stub."""
    indent = " " * (8 if "\n" in head else 4)
    block = f"{indent}{BEGIN}\n{indent}return n\n{indent}{END}\n"
    problem = refusal(tmp_path, f"{head}\n{block}{indent}return {LEAK!r}\n")
    assert problem.startswith(f"{head.count(chr(10)) + 5}: half has code outside its solution block")
    assert stub_script(solution(tmp_path, f"{head}\n{block}")) == f"{head}\n{indent}raise NotImplementedError\n"


def test_texts_of_imported_notebooks_may_say_solution(tmp_path: Path) -> None:
    """Others wrote them; their code, and every text of our own authors, is looked at as strictly as ever."""
    said = "# %% [markdown]\n# Write your SOLUTION in the cell below.\n\n# %% tags=[]\nx = 1\n"
    assert "looks like a marker" in refusal(tmp_path, said)
    (tmp_path / "otter_tests").mkdir()
    assert stub_script(solution(tmp_path, said)) == said
    assert refusal(tmp_path, f"{said}# SOLUTION\n").startswith("6: ")


@pytest.mark.parametrize("docstring", ["", "    '''Half.'''\n"])
def test_a_block_that_is_not_indented_is_refused(tmp_path: Path, docstring: str) -> None:
    """It would be removed and leave no stub."""
    text = f"x = 1\ndef half(n):\n{docstring}{BEGIN}\n    return n // 2\n{END}\n\n\ny = 2\n"
    assert refusal(tmp_path, text)


def test_a_visible_check_may_not_ask_for_the_oracle(tiny: Course) -> None:
    """Students do not have it."""
    path = tiny.root / "solutions" / "01_tiny" / "test_visible.py"
    path.write_text(path.read_text("utf-8").replace("even_number(student)", "even_number(student, oracle)"), "utf-8")
    with pytest.raises(AuthorError, match="test_halves_an_even_number asks for the oracle"):
        build(tiny)


def test_an_assignment_without_visible_checks_is_refused(tiny: Course) -> None:
    """The notebook would look for them."""
    (tiny.root / "solutions" / "01_tiny" / "test_visible.py").unlink()
    with pytest.raises(AuthorError, match=r"test_visible\.py is missing"):
        build(tiny)


def test_no_file_takes_the_place_of_what_is_built(tiny: Course) -> None:
    """A solution's notebook among the files would be handed out as the students'."""
    files = tiny.root / "solutions" / "01_tiny" / "files"
    (files / "tests").mkdir(parents=True)
    for name in ("01_tiny.ipynb", "tests/q1.py", "test_visible.py"):
        (files / name).write_text("{}", "utf-8")
        with pytest.raises(AuthorError, match="has the name of a file that is built"):
            build(tiny)
        (files / name).unlink()


# Prompts


def test_a_prompt_takes_the_place_of_the_answer(tmp_path: Path) -> None:
    """Its lines are comments in the solution, and code for students; an empty one leaves nothing."""
    text = f"""
    # %% question="q1"
    {BEGIN}
    x = 1
    {END}
    # BEGIN PROMPT
    # # Write your answer here
    # x = ...
    # END PROMPT
    {BEGIN}
    y = 2
    {END}
    # BEGIN PROMPT
    # END PROMPT
    def half(n):
        {BEGIN}
        return n / 2
        {END}
        # BEGIN PROMPT
        # if n:
        #     ...
        # END PROMPT
    """
    path = solution(tmp_path, text)
    assert stub_script(path) == '\n# %% question="q1"\n# Write your answer here\nx = ...\ndef half(n):\n    if n:\n        ...\n'
    assert solution_script(path) == '\n# %% question="q1"\nx = 1\ny = 2\ndef half(n):\n    return n / 2\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# BEGIN PROMPT\n# x\n# END PROMPT\n", "1: # BEGIN PROMPT without a solution block right before it"),
        (f"{BEGIN}\n{END}\n\n# BEGIN PROMPT\n# END PROMPT\n", "4: # BEGIN PROMPT without a solution block right before it"),
        (f"{BEGIN}\nx = 1\n# BEGIN PROMPT\n", "3: # BEGIN PROMPT inside the block that line 1 opens"),
        (f"{BEGIN}\n{END}\n# BEGIN PROMPT\nx = 1\n", "4: a prompt is written as comments"),
        (f"{BEGIN}\n{END}\n# BEGIN PROMPT\n# x\n", "3: # BEGIN PROMPT is never closed"),
        (f"{BEGIN}\n{END}\n# BEGIN PROMPT\n{END}\n", "4: # END SOLUTION without a # BEGIN SOLUTION"),
        (f"{BEGIN}\n{END}\n# BEGIN PROMT\n# x\n", "3: '# BEGIN PROMT' looks like a marker"),
    ],
)
def test_prompts_are_marked_as_exactly_as_answers(tmp_path: Path, text: str, problem: str) -> None:
    """With the line; a misspelt mark would publish the author's notes, or hide the prompt."""
    assert refusal(tmp_path, text).startswith(problem)


def test_a_prompt_in_one_function_says_nothing_of_another(tmp_path: Path) -> None:
    """Code outside the block of the other one is refused as ever."""
    prompted = f"def one():\n    {BEGIN}\n    return 1\n    {END}\n    # BEGIN PROMPT\n    # return ...\n    # END PROMPT\n"
    other = f"def two():\n    x = 2\n    {BEGIN}\n    return x\n    {END}\n"
    assert "two has code outside its solution block" in refusal(tmp_path, prompted + other)


# No answer leaks

begins = st.sampled_from([BEGIN] * 6 + ["# begin solution", "#BEGIN SOLUTION", "# BEGIN SOLUTION.", "# BEGIN", f"{BEGIN}  "])
ends = st.sampled_from([END] * 6 + ["# end solution", "#END SOLUTION", "# END SOLUTION!", "# END", "", f"{END}\t"])
statements = [f"n = {LEAK!r}", f"# {LEAK}", f"'''{LEAK}'''", "", f"if n:\n        n = {LEAK}", f"def {LEAK}():\n        return 1"]
answers = st.lists(st.sampled_from(statements), max_size=3).map(lambda lines: [*lines, f"return {LEAK}"])
places = st.sampled_from(["    ", "    ", "    ", "\t", "  ", ""])
lines_between = st.sampled_from(["", "x = 1", "# %%", "# %% [markdown]\n# Text.", "\x0c", "name = 'a\u2028b'"])


@given(st.lists(st.tuples(lines_between, begins, answers, ends, places), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n"]))
def test_an_answer_is_removed_or_refused(tmp_path_factory: pytest.TempPathFactory, functions: list[tuple[str, str, list[str], str, str]], newline: str) -> None:
    """Whatever an author gets wrong about the markers."""
    text = ""
    for number, (before, begin, answer, end, place) in enumerate(functions):
        body = itertools.chain([f"{place}{begin}"], (f"    {line}" for line in answer), [f"{place}{end}"])
        text += "\n".join([before, f"def f{number}(n):", "    '''A function.'''", *body, ""])
    path = tmp_path_factory.getbasetemp() / "solution.py"
    path.write_bytes(text.replace("\n", newline).encode())
    try:
        stub = stub_script(path)
    except AuthorError as error:
        assert str(error).startswith(f"{path}:")
        return
    assert LEAK not in stub
    assert stub.count("raise NotImplementedError") == len(functions)
    assert LEAK.encode() not in as_bytes(notebook_json(stub, "01_tiny"))


def test_no_answer_of_a_course_is_in_what_it_builds(tiny: Course) -> None:
    """Neither the solution nor an accepted answer nor a hidden check."""
    data = b"".join(file.data for file in build(tiny))
    for part in (b"SOLUTION", b"n // 2", b"np.asarray(x) * 2", b"divmod", b"oracle", b"marble"):
        assert part not in data


# On disk


def test_only_what_is_stale_is_written(tiny: Course) -> None:
    """A second build changes nothing."""
    files = build(tiny)
    assert not any(file.fresh for file in files)
    assert write(files) == [file.path for file in files]
    assert all(file.fresh for file in build(tiny))
    assert write(build(tiny)) == []


@pytest.mark.parametrize("damage", ["edit", "delete", "truncate"])
def test_a_file_that_was_touched_is_stale(tiny: Course, damage: str) -> None:
    """It is written again, and only it."""
    notebook, checks, *_ = build(tiny)
    write((notebook, checks))
    if damage == "delete":
        notebook.path.unlink()
    else:
        notebook.path.write_bytes(notebook.data[:-1] if damage == "truncate" else notebook.data + b" ")
    assert (notebook.fresh, checks.fresh) == (False, True)
    assert write((notebook, checks)) == [notebook.path]


def test_a_change_of_the_solution_makes_its_notebook_stale(tiny: Course) -> None:
    """A change of the answer alone does not."""
    write(build(tiny))
    change(tiny, "return n // 2", "return n >> 1")
    assert all(file.fresh for file in build(tiny))
    change(tiny, "Half of a number", "One half of a number")
    assert [file.fresh for file in build(tiny)] == [False, True, True, True]


@pytest.mark.parametrize("place", ["course", ".hidden/course"])
def test_files_that_no_solution_makes_are_found(tiny: Course, place: str) -> None:
    """Wherever the course lies; a leftover notebook would still be handed out."""
    root = tiny.root.parent / place
    root.parent.mkdir(exist_ok=True)
    course = Course(tiny.root.rename(root), tiny.settings)
    files = build(course)
    assert foreign(course, files) == []
    write(files)
    folder = root / "assignments"
    strangers = [folder / "00_old" / "00_old.ipynb", folder / "01_tiny" / "notes.txt"]
    caches = [folder / "01_tiny" / "__pycache__" / "test_visible.pyc", folder / "01_tiny" / ".ipynb_checkpoints" / "x.ipynb", folder / ".DS_Store"]
    for path in strangers + caches:
        path.parent.mkdir(exist_ok=True)
        path.write_text("old")
    assert foreign(course, files) == strangers
