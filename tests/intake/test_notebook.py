"""Whatever students hand in is read, or said to be what it is."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.errors import Unreadable
from autograder.intake.notebook import Notebook, claimed_assignment, defined_functions, read


def code(source: Any, **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": source, **more}


def text(source: str = "Hello") -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def ipynb(*cells: Any, **more: Any) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}, indent=1)


def sources(notebook: Notebook) -> list[str]:
    return [cell.source for cell in notebook.cells]


def refusal(data: bytes, name: str = "hw1.ipynb") -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    return str(caught.value)


USUAL = ipynb(text(), code("x = 'Größe'"), text(), code(["def f():\n", "    return 1"]))


class TestNotebooks:
    """JSON of all ages and makers."""

    def test_cells_are_counted_as_a_person_counts_them(self) -> None:
        """Text cells are dropped, yet keep their place in the count."""
        cells = read(USUAL.encode()).cells
        assert [(cell.index, cell.source) for cell in cells] == [(2, "x = 'Größe'"), (4, "def f():\n    return 1")]

    def test_a_usual_notebook_needs_no_repair(self) -> None:
        """Nothing is noted where nothing was mended."""
        assert read(USUAL.encode()).repairs == ()

    @pytest.mark.parametrize(
        ("encoding", "repairs"),
        [
            ("utf-8-sig", ("the file began with a byte order mark",)),
            ("utf-16", ("the file was UTF-16",)),
            ("utf-16-le", ("the file was UTF-16",)),
            ("utf-16-be", ("the file was UTF-16",)),
            ("utf-32", ("the file was UTF-32",)),
        ],
    )
    def test_encodings_of_editors_are_understood(self, encoding: str, repairs: tuple[str, ...]) -> None:
        """A notebook saved anew by an editor of Windows reads the same."""
        raw = USUAL.replace("\\u00f6", "ö").replace("\\u00df", "ß")
        found = read(raw.encode(encoding))
        assert (found.cells, found.repairs) == (read(USUAL.encode()).cells, repairs)

    def test_latin_1_is_taken_for_what_it_is(self) -> None:
        """A notebook with bytes that are no UTF-8 at all was written as Latin-1."""
        found = read(ipynb(code("größe = 1")).replace("\\u00f6", "ö").replace("\\u00df", "ß").encode("latin-1"))
        assert (sources(found), found.repairs) == (["größe = 1"], ("the file was Latin-1",))

    def test_a_broken_byte_spoils_only_itself(self) -> None:
        """Good UTF-8 around a bad byte stays good."""
        found = read(b'{"cells": [{"cell_type": "code", "source": "a = \'\xc3\xb6 \xff\'"}]}')
        assert (sources(found), found.repairs) == (["a = 'ö \ufffd'"], ("bytes that are not UTF-8 were replaced",))

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_line_ends_are_made_plain(self, newline: str) -> None:
        """Line ends of Windows and of the old Mac become newlines, in the file and in the cells."""
        found = read(ipynb(code(f"a = 1{newline}b = 2")).replace("\n", newline).encode())
        assert sources(found) == ["a = 1\nb = 2"]

    def test_notebooks_of_format_three_are_read(self) -> None:
        """Format 3 has worksheets, and calls the source input."""
        sheets = [{"cells": [{"cell_type": "heading", "source": "T"}, {"cell_type": "code", "input": ["a = 1\n", "b"], "language": "python"}]}]
        found = read(json.dumps({"worksheets": sheets, "metadata": {"name": ""}, "nbformat": 3}).encode())
        assert [(cell.index, cell.source) for cell in found.cells] == [(2, "a = 1\nb")]

    def test_cell_ids_do_not_matter(self) -> None:
        """Ids may be missing, or the same twice."""
        assert len(read(ipynb(code("a", id="x"), code("b", id="x"), code("c")).encode()).cells) == 3

    def test_colab_metadata_is_kept_and_widgets_are_not(self) -> None:
        """Metadata goes through; saved widgets, which can be megabytes, do not."""
        cell = code("a", metadata={"id": "xyz", "colab": {"base_uri": "https://localhost:8080/"}})
        found = read(ipynb(cell, metadata={"colab": {"provenance": []}, "accelerator": "GPU", "widgets": {"state": {}}}).encode())
        assert found.metadata == {"colab": {"provenance": []}, "accelerator": "GPU"}
        assert found.cells[0].metadata["id"] == "xyz"

    def test_outputs_are_dropped(self) -> None:
        """Nothing of a huge output is kept."""
        found = read(ipynb(code("a", outputs=[{"output_type": "stream", "text": ["x" * 1_000_000]}])).encode())
        assert "xxx" not in repr(found)

    def test_cells_of_no_known_type_are_skipped_and_noted(self) -> None:
        """What is no cell is counted, skipped and noted."""
        found = read(ipynb("oops", code("a"), {"cell_type": "sql", "source": "select"}, code([1, None])).encode())
        assert [(cell.index, cell.source) for cell in found.cells] == [(2, "a")]
        assert found.repairs == ("2 cells without a known type were skipped", "1 cell without a source was skipped")

    @pytest.mark.parametrize(
        ("tail", "repairs"),
        [
            (b"\n\n", ()),
            (b"\0\0\0\0", ("zero bytes after the end of the notebook were ignored",)),
            (b'}\n "nbformat": 4}', ("text after the end of the notebook was ignored",)),
        ],
    )
    def test_what_follows_the_end_is_ignored(self, tail: bytes, repairs: tuple[str, ...]) -> None:
        """A longer file that was overwritten by a shorter one leaves a tail."""
        assert read(USUAL.encode() + tail).repairs == repairs

    def test_half_characters_are_replaced(self) -> None:
        """A lone surrogate can not be written to any file, so it is replaced; a pair in two lines is joined."""
        found = read(rb'{"metadata": {"a": "\ud83d"}, "cells": [{"cell_type": "code", "source": ["\ud83d", "\ude00 \ud83d"]}]}')
        assert sources(found) == ["\U0001f600 \ufffd"]
        assert found.metadata == {"a": "\ufffd"}
        assert found.repairs == ("1 cell with broken characters was mended",)

    def test_numbers_beyond_reason_do_no_harm(self) -> None:
        """NaN, infinity and a number with ten thousand digits stand in outputs that nobody reads."""
        outputs = "[NaN, -Infinity, 1e999, %s]" % ("9" * 10_000)
        assert len(read(ipynb(code("a")).replace("[]", outputs).encode()).cells) == 1

    def test_the_name_does_not_decide(self) -> None:
        """A notebook is a notebook, whatever its file is called."""
        assert len(read(USUAL.encode(), "hw1.txt").cells) == 2
        assert len(read(USUAL.encode(), "hw1.py").cells) == 2

    def test_raw_newlines_in_strings_are_accepted(self) -> None:
        """An editor that wrapped long lines broke the rules of JSON, and no more."""
        assert sources(read(b'{"cells": [{"cell_type": "code", "source": "a\nb\tc"}]}')) == ["a\nb\tc"]


class TestScripts:
    """Python files."""

    def test_a_plain_script_is_one_cell(self) -> None:
        """Without markers the whole file is the first cell."""
        found = read(b"import numpy as np\n\ndef f():\n    return 1\n", "hw1.py")
        assert [(cell.index, cell.source) for cell in found.cells] == [(1, "import numpy as np\n\ndef f():\n    return 1\n")]

    def test_percent_cells_are_cut_and_text_cells_dropped(self) -> None:
        """Markdown and raw cells are counted, and are no code; the header is not even counted."""
        header = "# ---\n# jupyter:\n# ---\n\n"
        script = '# %% [markdown]\n# # Title\n\n# %% tags=["setup"]\na = 1\n\n#%% Read me [md]\n"""x"""\n# %%\nb = 2\n'
        assert [(cell.index, cell.source) for cell in read((header + script).encode(), "hw1.py").cells] == [(2, "a = 1\n"), (4, "b = 2\n")]

    def test_code_above_the_first_marker_is_a_cell(self) -> None:
        """Imports often stand at the top, above every marker."""
        assert sources(read(b"import os\n# %%\na = 1\n", "hw1.py")) == ["import os\n", "a = 1\n"]

    def test_scripts_exported_by_jupyter_get_their_magics_back(self) -> None:
        """What Jupyter wrote as a call of get_ipython is a magic again."""
        script = (
            "#!/usr/bin/env python\n# coding: utf-8\n\n# # Title\n\n# In[3]:\n\nget_ipython().run_line_magic('matplotlib', 'inline')\n"
            "get_ipython().system(\"pip install 'keras'\")\n\n# In[ ]:\n\n"
            "get_ipython().run_cell_magic('time', '', 'def f():\\n    pass\\n')\n"
        )
        found = read(script.encode(), "hw1.py")
        assert sources(found) == ["%matplotlib inline\n!pip install 'keras'\n", "%%time\ndef f():\n    pass\n"]
        assert defined_functions(found) == ["f"]

    def test_calls_that_are_no_exported_magic_stay(self) -> None:
        """Only literal arguments can be turned back."""
        line = "get_ipython().run_line_magic(name, 'x')\n"
        assert sources(read(line.encode(), "hw1.py")) == [line]

    @pytest.mark.parametrize("argument", ["'a', 'b', 'c', 'd'", "'a' 'b'", "('a')", "b'a'", "f'a'", "'a" + "\\" + "'", "'\\x4'", "'\\N{no}'"])
    def test_a_magic_takes_one_to_three_strings(self, argument: str) -> None:
        """As Jupyter writes it, and nothing that would have to be evaluated."""
        line = f"get_ipython().system({argument})\n"
        assert sources(read(line.encode(), "hw1.py")) == [line]

    def test_a_call_with_endless_arguments_takes_no_memory(self) -> None:
        """Its syntax tree would be 250 times as large as the file."""
        script = b"get_ipython().system(" + b"'a'," * 50_000 + b")\n"
        tracemalloc.start()
        try:
            assert len(read(script, "hw1.py").cells) == 1
            assert tracemalloc.get_traced_memory()[1] < 10 * len(script)
        finally:
            tracemalloc.stop()

    def test_what_escapes_in_magics_stand_for_is_plain_text(self) -> None:
        """A half character can not be written to any file, and a line ends with a newline only."""
        script = r"get_ipython().run_cell_magic('time', '', 'a = \'\ud800\'\r\nb = 2')" + "\n"
        assert sources(read(script.encode(), "hw1.py")) == ["%%time\na = '\ufffd'\nb = 2\n"]

    def test_a_script_has_a_limited_number_of_cells(self) -> None:
        """A cell takes 90 times as much memory as its marker."""
        assert "cells or more" in refusal(b"#%%\na\n" * 100_000, "hw1.py")

    def test_latin_1_scripts_are_read(self) -> None:
        """Old editors save umlauts as one byte."""
        found = read("# Größe\nx = 'ü'\n".encode("latin-1"), "hw1.py")
        assert (sources(found), found.repairs) == (["# Größe\nx = 'ü'\n"], ("the file was Latin-1",))

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
    def test_scripts_come_in_all_encodings(self, encoding: str) -> None:
        """PowerShell writes UTF-16."""
        assert sources(read("def f(x):\r\n    return 'é'\r\n".encode(encoding), "hw1.py")) == ["def f(x):\n    return 'é'\n"]

    def test_a_script_under_a_notebooks_name_is_read(self) -> None:
        """Renaming a script does not make it a notebook; it is graded all the same, with a note."""
        found = read(b"import numpy as np\ndef f(): pass\n", "hw1.ipynb")
        assert (len(found.cells), found.repairs) == (1, ("the file was a Python script, not a notebook",))

    def test_a_script_of_comments_has_no_code(self) -> None:
        """Comments alone are nothing to grade."""
        assert refusal(b"# %%\n# nothing yet\n", "hw1.py") == "this is a script with no code"


def docx(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    return buffer.getvalue()


class TestWhatIsNoNotebook:
    """One sentence says what it is."""

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"<!DOCTYPE html>\n<html><body>", "this is an HTML page saved as .ipynb"),
            (b"\xef\xbb\xbf\n <html lang='de'>", "this is an HTML page saved as .ipynb"),
            (b"<p>my answer</p>", "this is an HTML page saved as .ipynb"),
            (b"<?xml version='1.0'?><a/>", "this is an XML file saved as .ipynb"),
            (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF saved as .ipynb"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a PNG picture saved as .ipynb"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "this is a JPEG picture saved as .ipynb"),
            (b"\0\0\0\x18ftypheic", "this is a HEIC picture saved as .ipynb"),
            (b"\x89HDF\r\n\x1a\n", "this is an HDF5 file, such as a saved Keras model saved as .ipynb"),
            (docx("hw1.txt"), "this is a zip archive saved as .ipynb"),
            (docx("word/document.xml"), "this is a Word document saved as .ipynb"),
            (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "this is a program saved as .ipynb"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08" * 9, "this is a binary file saved as .ipynb"),
            (b"", "this is an empty file"),
            (b" \n\xef\xbb\xbf", "this is an empty file"),
            (b"\xff\xfe", "this is an empty file"),
            (b"\0" * 5000, "this is a file of zero bytes: nothing was saved in it"),
            (b"Dear teacher, here are my notes.", "this is plain text, not a notebook"),
            (b'{"a": 1}', "this is the JSON of something else than a notebook: it has no cells"),
            (b'[{"cells": 1}]', "this is the JSON of something else than a notebook: it has no cells"),
            (ipynb().encode(), "this is a notebook with no code cell"),
            (ipynb(text()).encode(), "this is a notebook with no code cell"),
            (ipynb(code(""), code(" \n")).encode(), "this is a notebook with no code: its code cells are empty"),
            (b'{"a":' * 100_000, "this is not a notebook: its JSON is nested too deeply"),
            (b'{"cells": [' + b"[]," * 2_000_001, "this is not a notebook: it holds more than 2,000,000 lists and objects"),
        ],
    )
    def test_it_is_named(self, data: bytes, sentence: str) -> None:
        """Pictures, pages, documents, archives and nothing at all are told apart by their content."""
        assert refusal(data) == sentence

    def test_an_honest_name_is_not_blamed(self) -> None:
        """A PDF called .pdf was not saved as .ipynb."""
        assert refusal(b"%PDF-1.7", "report.pdf") == "this is a PDF, not a notebook"

    def test_short_beginnings_do_not_turn_scripts_into_pictures(self) -> None:
        """A script may begin with the letters BM, as a bitmap does."""
        assert len(read(b"BM = 1\n", "hw1.py").cells) == 1
        assert len(read(b"def ftyp():\n    return 1\n", "hw1.py").cells) == 1

    @pytest.mark.parametrize("keep", [0.2, 0.5, 0.7, 0.95])
    def test_a_notebook_that_breaks_off_says_where(self, keep: float) -> None:
        """An upload that was cut off is told from a damaged one, with the last line there is."""
        part = USUAL[: int(len(USUAL) * keep)]
        assert refusal(part.encode()) == f"this is a notebook cut off in the middle (line {part.rstrip().count(chr(10)) + 1})"

    def test_wherever_it_breaks_off_it_is_never_called_damaged(self) -> None:
        """Every beginning of a notebook, however short, is one that breaks off."""
        whole = ipynb(code("a = '\\u00e9\\n'"), metadata={"a": [True, None, -1.5, 1e-9]})
        wrong = [whole[:length] for length in range(1, len(whole)) if "cut off" not in refusal(whole[:length].encode())]
        assert wrong == []

    def test_zero_bytes_at_the_end_do_not_hide_that_it_breaks_off(self) -> None:
        """A full disk fills the rest of a file with zeros."""
        assert "cut off in the middle" in refusal(USUAL[:200].encode() + bytes(100))

    def test_damage_in_the_middle_is_said_to_be_there(self) -> None:
        """A missing comma names its line."""
        assert refusal(USUAL.replace('"markdown",', '"markdown"', 1).encode()) == ("this is a notebook with damaged JSON at line 5: expecting ',' delimiter")

    def test_conflict_markers_are_named_with_their_line(self) -> None:
        """A merge that was never finished can not be graded, and says where to look."""
        marked = USUAL.replace('   "metadata"', '<<<<<<< HEAD\n   "metadata"', 1)
        assert refusal(marked.encode()) == "this is a notebook with git conflict markers at line 5"
        script = b"a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> main\n"
        assert refusal(script, "hw1.py") == "this is a file with git conflict markers at line 2"


class TestWhatANotebookSays:
    """Its functions, and its claim."""

    def test_functions_count_even_in_broken_cells(self) -> None:
        """Names come in order, once each, indented or async, from cells that do not compile too."""
        found = read(ipynb(code("def b(:\n  x ="), code("class A:\n    async def a (self): pass\n#def no(): pass"), code("def b(): pass")).encode())
        assert defined_functions(found) == ["b", "a"]

    @pytest.mark.parametrize(
        ("metadata", "claim"),
        [
            ({"autograder": {"assignment": "02_convolution"}}, "02_convolution"),
            ({"autograder": {"assignment": ["02"]}}, None),
            ({"autograder": {"assignment": "x" * 1000}}, None),
            ({"autograder": {"assignment": "  "}}, None),
            ({"autograder": "02_convolution"}, None),
            ({}, None),
            (["autograder"], None),
        ],
    )
    def test_a_claim_is_a_short_text_or_nothing(self, metadata: Any, claim: str | None) -> None:
        """Metadata is the student's to edit: anything but a short text is no claim."""
        assert claimed_assignment(read(ipynb(code("a"), metadata=metadata).encode())) == claim


def accepts_or_refuses(data: bytes, name: str) -> None:
    try:
        found = read(data, name)
    except Unreadable as refused:
        str(refused).encode()
        assert "\n" not in str(refused)
    else:
        assert found.cells
        repr(found).encode()
        defined_functions(found)
        claimed_assignment(found)


names = st.sampled_from(["", "hw1.ipynb", "hw1.py", "hw1.txt", "\0/.."])


class TestAnyBytes:
    """Unreadable is the only way to fail."""

    @given(st.binary(max_size=300), names)
    def test_arbitrary_bytes_are_read_or_refused(self, data: bytes, name: str) -> None:
        """No bytes raise anything else."""
        accepts_or_refuses(data, name)

    @given(
        st.recursive(
            st.none() | st.floats() | st.text(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(
                    st.sampled_from(["cells", "metadata", "source", "cell_type", "worksheets", "input", "autograder"]),
                    inner | st.just("code"),
                )
            ),
            max_leaves=20,
        )
    )
    def test_arbitrary_json_is_read_or_refused(self, value: Any) -> None:
        """No shape of JSON raises anything else."""
        accepts_or_refuses(json.dumps({"cells": value} if not isinstance(value, dict) else value).encode(), "hw1.ipynb")

    @settings(max_examples=300)
    @given(
        st.sampled_from([USUAL.encode(), USUAL.encode("utf-16"), b"# In[3]:\nget_ipython().run_line_magic('a', 'b')\n# %% x\ndef f(): pass\n"]),
        st.lists(st.tuples(st.integers(0, 700), st.integers(0, 4), st.binary(max_size=4)), min_size=1, max_size=5),
        names,
    )
    def test_mutated_notebooks_are_read_or_refused(self, data: bytes, edits: list[tuple[int, int, bytes]], name: str) -> None:
        """Bytes changed, lost or added anywhere raise nothing else."""
        for at, lost, added in edits:
            data = data[:at] + added + data[at + lost :]
        accepts_or_refuses(data, name)
