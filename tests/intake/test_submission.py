"""Everybody's work is found once, under a name of its own, and nothing dangerous is touched."""

from __future__ import annotations

import io
import os
import pickle
import random
import socket
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import Unreadable, UsageError
from autograder.intake.archive import Archive
from autograder.intake.naming import Label, distinct, safe
from autograder.intake.submission import Intake, Submission, collect

STUBS = ("relu", "pool2d")
NOTEBOOK = b'{"cells": []}'
SCRIPT = b"import numpy\n\ndef relu(x):\n    return x\n"


def write(folder: Path, *names: str, data: bytes = NOTEBOOK) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def claiming(size: int) -> bytes:
    """A zip whose table of contents says that its file is larger than it is."""
    data = bytearray(zipped({"a.ipynb": NOTEBOOK}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = size.to_bytes(4, "little")
    return bytes(data)


def intake(*paths: Path, max_mb: int = 1) -> Intake:
    return collect(paths, STUBS, max_mb=max_mb)


def ids(*paths: Path) -> list[str]:
    return [each.id for each in intake(*paths).submissions]


def only(*paths: Path) -> Submission:
    (found,) = intake(*paths).submissions
    return found


def refusal(submission: Submission) -> str:
    with pytest.raises(Unreadable) as caught:
        submission.read()
    return str(caught.value)


def usage(*paths: Path) -> str:
    with pytest.raises(UsageError) as caught:
        intake(*paths)
    return str(caught.value)


class TestFolders:
    """Files on disk."""

    def test_notebooks_are_found_at_any_depth(self, tmp_path: Path) -> None:
        """Folders in folders are searched; submissions are sorted by id and read when asked."""
        write(tmp_path, "zoe.ipynb", "a/b/ada.IPYNB")
        found = intake(tmp_path).submissions
        assert [(each.id, each.source, each.name) for each in found] == [
            ("ada", str(tmp_path / "a" / "b" / "ada.IPYNB"), "ada.IPYNB"),
            ("zoe", str(tmp_path / "zoe.ipynb"), "zoe.ipynb"),
        ]
        assert found[0].read() == NOTEBOOK

    @pytest.mark.parametrize("name", ["ada.ipynb.txt", "ada.ipynb.json", "ada.ipynb (1)", "ada.ipynb.json (2)", "ada.ipynb-1.txt"])
    def test_endings_that_browsers_add_do_not_hide_a_notebook(self, tmp_path: Path, name: str) -> None:
        """A notebook that was downloaded twice, or as text, is still one."""
        assert ids(write(tmp_path, name)) == ["ada"]

    def test_other_files_are_counted(self, tmp_path: Path) -> None:
        """What is no work is mentioned, most frequent first."""
        write(tmp_path, "ada.ipynb", "a.png", "b.PNG", "c.csv", "Makefile", "ada.ipynb.d")
        assert intake(tmp_path).ignored == ("2 .png files", "1 nameless file", "1 .csv file", "1 .d file")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
    def test_a_script_counts_if_it_defines_a_stub(self, tmp_path: Path, encoding: str) -> None:
        """A helper module is no submission; a script with an asked function is."""
        write(tmp_path, "ada.py", data=SCRIPT.decode().encode(encoding))
        write(tmp_path, "helper.py", data=b"def helper(relu): pass\n")
        assert (ids(tmp_path), intake(tmp_path).ignored) == (["ada"], ("1 .py file",))

    @pytest.mark.parametrize("name", [".ipynb_checkpoints/a-checkpoint.ipynb", "__MACOSX/._a.ipynb", ".venv/a.ipynb", "node_modules/a.ipynb", "._a.ipynb"])
    def test_hidden_and_generated_files_are_skipped(self, tmp_path: Path, name: str) -> None:
        """Copies that Jupyter and macOS leave behind are nobody's submission, on disk and in zips."""
        assert ids(write(tmp_path, "ada.ipynb", name)) == ["ada"]
        (tmp_path / "zips").mkdir()
        (tmp_path / "zips" / "all.zip").write_bytes(zipped({"ada.ipynb": NOTEBOOK, name: NOTEBOOK}))
        assert ids(tmp_path / "zips") == ["all"]

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        """A link to a secret is a submission with a problem; a link to a folder leads nowhere."""
        write(tmp_path, "secret/key.ipynb", "class/ada.ipynb")
        (tmp_path / "class" / "bob.ipynb").symlink_to(tmp_path / "secret" / "key.ipynb")
        (tmp_path / "class" / "eve").symlink_to(tmp_path / "secret")
        (tmp_path / "class" / "loop").symlink_to(tmp_path / "class")
        found = intake(tmp_path / "class").submissions
        assert [(each.id, each.problem) for each in found] == [("ada", None), ("bob", "this is a symbolic link, which is not followed")]
        assert refusal(found[1]) == found[1].problem

    def test_a_named_link_is_followed(self, tmp_path: Path) -> None:
        """Who names a link means its target."""
        write(tmp_path, "real.ipynb")
        (tmp_path / "link.ipynb").symlink_to("real.ipynb")
        assert only(tmp_path / "link.ipynb").read() == NOTEBOOK

    @pytest.mark.timeout(10)
    def test_pipes_and_sockets_are_never_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Opening a pipe would wait for ever."""
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        write(tmp_path, "ada.ipynb")
        for name in ("pipe.ipynb", "pipe.zip", "pipe.py"):
            os.mkfifo(name)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.ipynb")
            found = intake(Path()).submissions
            named = only(Path("pipe.py"))
        assert {each.name: each.problem for each in found} == {
            "ada.ipynb": None,
            "pipe.ipynb": "this is not a regular file",
            "pipe.zip": "this is not a regular file",
            "socket.ipynb": "this is not a regular file",
        }
        assert refusal(named) == "this is not a regular file"

    def test_a_file_that_turned_into_a_pipe_is_not_opened_either(self, tmp_path: Path) -> None:
        """What was a file at intake may be something else when it is read."""
        found = only(write(tmp_path, "ada.ipynb"))
        (tmp_path / "ada.ipynb").unlink()
        assert refusal(found) == "this can not be read: No such file or directory"
        os.mkfifo(tmp_path / "ada.ipynb")
        assert refusal(found) == "this is not a regular file"

    def test_large_files_are_not_read(self, tmp_path: Path) -> None:
        """The limit is exact."""
        write(tmp_path, "fits.ipynb", data=b" " * 2**20)
        write(tmp_path, "large.ipynb", data=b" " * (2**20 + 1))
        fits, large = intake(tmp_path).submissions
        assert (len(fits.read()), refusal(large)) == (2**20, "this is larger than 1 MB")

    def test_folders_may_be_deep(self, tmp_path: Path) -> None:
        """No depth of folders breaks the search."""
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(1500):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(here)
        assert ids(write(tmp_path, "ada.ipynb")) == ["ada"]
        for depth in range(1500, 0, -1):  # pytest could not remove them
            (tmp_path / "/".join("d" * depth)).rmdir()

    def test_submissions_can_be_sent_to_another_process(self, tmp_path: Path) -> None:
        """Grading runs elsewhere."""
        found = only(write(tmp_path, "ada.ipynb"))
        assert pickle.loads(pickle.dumps(found)).read() == NOTEBOOK  # noqa: S301 - our own pickle


class TestNamedPaths:
    """What the caller names is never passed over."""

    def test_a_named_file_is_a_submission_whatever_it_is(self, tmp_path: Path) -> None:
        """The record will say that it is a picture."""
        assert only(write(tmp_path, "photo.png") / "photo.png").id == "photo"

    def test_a_file_that_is_named_twice_is_graded_once(self, tmp_path: Path) -> None:
        """By itself and with its folder."""
        write(tmp_path, "ada.ipynb", "photo.png")
        assert ids(tmp_path, tmp_path / "ada.ipynb", tmp_path / "photo.png", tmp_path) == ["ada", "photo"]

    def test_a_path_that_does_not_exist_is_an_error(self, tmp_path: Path) -> None:
        """A misspelt name ends the command before anything is graded."""
        write(tmp_path, "ada.ipynb")
        assert usage(tmp_path, tmp_path / "bob.ipynb") == f"no such file or folder: {tmp_path / 'bob.ipynb'}"

    def test_nothing_to_grade_says_what_is_there(self, tmp_path: Path) -> None:
        """The sentence names what was found instead."""
        end = "; notebooks end in .ipynb (or .zip, or .py if it defines a function of an assignment)"
        (tmp_path / "empty").mkdir()
        write(tmp_path, "pictures/a.png", "pictures/b/c.png", "mixed/a.png", "mixed/b.png", "mixed/c.txt", "hidden/.git/config")
        write(tmp_path, "data.zip", data=zipped({"a.csv": b"", "b.csv": b""}))
        assert usage(tmp_path / "empty") == f"{tmp_path / 'empty'} is empty{end}"
        assert usage(tmp_path / "pictures") == f"no notebook in {tmp_path / 'pictures'}: 2 files, all .png{end}"
        assert usage(tmp_path / "mixed") == f"no notebook in {tmp_path / 'mixed'}: 2 .png files, 1 .txt file{end}"
        assert usage(tmp_path / "hidden") == f"no notebook in {tmp_path / 'hidden'}: only hidden files or empty folders{end}"
        assert usage(tmp_path / "data.zip") == f"no notebook in {tmp_path / 'data.zip'}: 2 files, all .csv{end}"
        assert usage().startswith("name a notebook, a folder or a zip")

    def test_a_path_without_work_among_others_gets_a_record(self, tmp_path: Path) -> None:
        """One student's empty folder must not vanish among those of the others."""
        write(tmp_path, "ada/hw1.ipynb", "bob/a.png", "bob/b.png")
        write(tmp_path, "eve.zip", data=zipped({"a.csv": b""}))
        found = intake(tmp_path / "ada", tmp_path / "bob", tmp_path / "eve.zip").submissions
        assert {each.id: each.problem for each in found} == {
            "hw1": None,
            "bob": "there is no notebook in it: 2 files, all .png",
            "eve": "there is no notebook in it: 1 .csv file",
        }


class TestZips:
    """Zips are read in memory, and only if they are harmless."""

    def test_a_zip_with_one_notebook_gives_it_its_name(self, tmp_path: Path) -> None:
        """Students who zip their work name the zip, not the notebook."""
        write(tmp_path, "ada.zip", data=zipped({"work/hw1.ipynb": NOTEBOOK, "work/a.png": b""}))
        found = only(tmp_path)
        assert (found.id, found.source, found.read()) == ("ada", f"{tmp_path / 'ada.zip'} -> work/hw1.ipynb", NOTEBOOK)
        assert intake(tmp_path).ignored == ("1 .png file",)

    def test_zips_in_a_zip_are_opened(self, tmp_path: Path) -> None:
        """The class's zip holds a zip of each student."""
        one = zipped({"hw1.ipynb": NOTEBOOK})
        write(tmp_path, "class.zip", data=zipped({"ada.zip": one, "deep/bob.zip": zipped({"bob's.zip": one}), "eve.ipynb": NOTEBOOK}))
        found = intake(tmp_path / "class.zip").submissions
        assert [each.id for each in found] == ["ada", "bob-s", "eve"]
        assert found[1].source == f"{tmp_path / 'class.zip'} -> deep/bob.zip -> bob's.zip -> hw1.ipynb"
        assert all(each.read() == NOTEBOOK for each in found)

    def test_zips_too_deep_are_named(self, tmp_path: Path) -> None:
        """Two zips in a zip are enough."""
        data = zipped({"hw1.ipynb": NOTEBOOK})
        for name in ("c.zip", "b.zip", "a.zip"):
            data = zipped({name: data})
        write(tmp_path, "ada.zip", data=data)
        assert only(tmp_path).problem == "this is a zip more than 2 zips deep"

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (b"", "this is an empty file"),
            (b"PK\x03\x04 and no more", "this is a damaged zip"),
            (zipped({"a.ipynb": NOTEBOOK})[:-30], "this is a damaged zip"),
            (b"Rar!\x1a\x07\x01\x00", "this is a RAR archive, not a zip"),
            (b"<!doctype html><html>", "this is an HTML page, not a zip"),
            (claiming(120 * 2**20), "this is a zip that would unpack to 120 MB, "),
            (zipped({str(number): b"" for number in range(10_001)}), "this is a zip with more than 10,000 files"),
        ],
        ids=["empty", "header", "cut", "rar", "html", "bomb", "crowd"],
    )
    def test_a_zip_that_can_not_be_opened_is_a_submission_with_a_problem(self, tmp_path: Path, data: bytes, problem: str) -> None:
        """On disk, named, and in another zip, nobody's damaged zip is lost."""
        write(tmp_path, "in/ada.zip", data=data)
        write(tmp_path, "all.zip", data=zipped({"ada.zip": data, "bob.ipynb": NOTEBOOK}))
        for found in (only(tmp_path / "in"), only(tmp_path / "in" / "ada.zip"), intake(tmp_path / "all.zip").submissions[0]):
            assert found.id == "ada"
            assert (found.problem or "").startswith(problem)
            assert refusal(found) == found.problem

    def test_an_encrypted_zip_needs_its_password(self, tmp_path: Path) -> None:
        """Its names can be read, its files can not."""
        data = bytearray(zipped({"a.ipynb": NOTEBOOK}))
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        write(tmp_path, "ada.zip", data=bytes(data))
        assert only(tmp_path).problem == "this is an encrypted zip: it can not be read without its password"

    def test_a_damaged_member_is_noticed_when_it_is_read(self, tmp_path: Path) -> None:
        """The table of contents may be whole while a file is not."""
        data = bytearray(zipped({"a.ipynb": os.urandom(100)}))
        data[60] ^= 0xFF
        write(tmp_path, "ada.zip", data=bytes(data))
        assert refusal(only(tmp_path)) == "this lies in a damaged zip"

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_unusual_packing_is_refused(self, tmp_path: Path, method: int) -> None:
        """Python unpacks these in one piece, however large it gets."""
        with zipfile.ZipFile(tmp_path / "ada.zip", "w", method) as archive:
            archive.writestr("a.ipynb", NOTEBOOK)
        assert refusal(only(tmp_path)) == "this is packed in a way that is not read here: pack it as an ordinary zip"

    def test_large_members_are_not_read(self, tmp_path: Path) -> None:
        """The limit holds in zips, too, and for zips in zips."""
        noise = random.Random(1).randbytes(2**20 + 1)  # noqa: S311 - no secret
        write(tmp_path, "all.zip", data=zipped({"ada.ipynb": noise, "bob.zip": zipped({"hw.ipynb": noise})}))
        ada, bob = intake(tmp_path).submissions
        assert (refusal(ada), bob.problem) == ("this is larger than 1 MB", "this is larger than 1 MB")

    def test_paths_that_climb_and_links_have_nothing_to_bite_on(self, tmp_path: Path) -> None:
        """Nothing is written, and a link in a zip is only named."""
        link = zipfile.ZipInfo("link.ipynb")
        link.external_attr = 0o120777 << 16
        with zipfile.ZipFile(tmp_path / "eve.zip", "w") as archive:
            archive.writestr("../../up.ipynb", NOTEBOOK)
            archive.writestr("/etc/cron.ipynb", NOTEBOOK)
            archive.writestr("windows\\style.ipynb", NOTEBOOK)
            archive.writestr(link, "/etc/passwd")
        found = intake(tmp_path).submissions
        assert [each.id for each in found] == ["cron", "link", "style", "up"]
        assert found[1].problem == "this is a symbolic link, which is not followed"
        assert found[3].read() == NOTEBOOK
        assert [path.name for path in tmp_path.iterdir()] == ["eve.zip"]

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_the_same_name_twice_is_two_files(self, tmp_path: Path) -> None:
        """A zip can hold a name twice; each is read for itself, under an id of its own."""
        with zipfile.ZipFile(tmp_path / "eve.zip", "w") as archive:
            archive.writestr("a.ipynb", b"first")
            archive.writestr("a.ipynb", b"second")
        found = intake(tmp_path).submissions
        assert len({each.id for each in found}) == 2
        assert {each.read() for each in found} == {b"first", b"second"}

    def test_names_from_macos_keep_their_letters(self, tmp_path: Path) -> None:
        """Archives by macOS hold UTF-8 without saying so."""
        data = zipped({"zo##.ipynb": NOTEBOOK, "b.ipynb": NOTEBOOK}).replace(b"zo##", "zoë".encode())
        write(tmp_path, "all.zip", data=data)
        assert ids(tmp_path) == ["b", "zoë"]

    def test_a_zip_without_work_is_mentioned_by_name(self, tmp_path: Path) -> None:
        """A data set beside the notebooks is no submission, and is not passed over in silence either."""
        write(tmp_path, "ada.ipynb", "x.png")
        write(tmp_path, "data.zip", data=zipped({"a.csv": b"", "b.csv": b""}))
        assert intake(tmp_path).ignored == ("1 .png file", f"{tmp_path / 'data.zip'} (no notebook in it)")

    @given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 3), st.binary(max_size=3)), min_size=1, max_size=4))
    def test_any_damage_to_a_zip_is_unreadable_at_worst(self, edits: list[tuple[int, int, bytes]]) -> None:
        """Bytes changed, lost or added anywhere raise nothing else."""
        data = zipped({"a.ipynb": NOTEBOOK, "ë/b.ipynb": SCRIPT})
        for at, lost, added in edits:
            data = data[:at] + added + data[at + lost :]
        try:
            archive = Archive(io.BytesIO(data))
            for member in archive.members():
                archive.read(member.number, 1)
        except Unreadable as refused:
            assert str(refused).startswith("this ")


class TestLearningPlatforms:
    """In downloads of Canvas and Moodle every student counts."""

    def test_canvas_students_are_known_by_name_and_number(self, tmp_path: Path) -> None:
        """Late or not, zipped or not, the id is the student's."""
        names = {"doejane_LATE_12_101_hw1.ipynb": NOTEBOOK, "roejoe_13_102_work.zip": zipped({"a/hw.ipynb": NOTEBOOK, "x.png": b""})}
        write(tmp_path, "submissions.zip", data=zipped(names))
        assert ids(tmp_path / "submissions.zip") == ["doejane_12", "roejoe_13"]
        assert ids(write(tmp_path / "flat", *names) / "doejane_LATE_12_101_hw1.ipynb") == ["doejane_12"]

    def test_moodle_students_are_known_by_their_folder(self, tmp_path: Path) -> None:
        """Zipped or unpacked, or named by a pattern of the shell."""
        folder, flat = "Jane Doe_67_assignsubmission_file_/hw1.ipynb", "Joe Roe_68_assignsubmission_file_hw1.ipynb"
        write(tmp_path, "class.zip", data=zipped({folder: NOTEBOOK, flat: NOTEBOOK}))
        write(tmp_path / "unpacked", folder, flat)
        for path in (tmp_path / "class.zip", tmp_path / "unpacked"):
            assert ids(path) == ["Jane-Doe_67", "Joe-Roe_68"]
        assert ids(tmp_path / "unpacked" / folder) == ["Jane-Doe_67"]

    def test_a_student_without_a_notebook_is_not_lost(self, tmp_path: Path) -> None:
        """Who handed in a report, a web page or a zip of pictures gets one submission, which says so."""
        canvas = {
            "doejane_12_101_hw1.ipynb": b"",
            "roejoe_13_102_report.pdf": b"",
            "roejoe_13_103_report.docx": b"",
            "lee_14_text.html": b"",
            "kim_15_104_work.zip": zipped({"a.png": b"", "b.png": b""}),
        }
        write(tmp_path, "submissions.zip", data=zipped(canvas))
        found = {each.id: each for each in intake(tmp_path / "submissions.zip").submissions}
        assert {id_: each.name for id_, each in found.items()} == {
            "doejane_12": "doejane_12_101_hw1.ipynb",
            "roejoe_13": "roejoe_13_102_report.pdf",
            "lee_14": "lee_14_text.html",
            "kim_15": "kim_15_104_work.zip",
        }
        assert found["kim_15"].problem == "this is a zip with no notebook in it: 2 files, all .png"
        assert intake(tmp_path / "submissions.zip").ignored == ("1 .docx file",)

    def test_a_moodle_class_without_any_notebook_is_not_lost(self, tmp_path: Path) -> None:
        """The names of Moodle are clear enough without one."""
        write(tmp_path, "Jane Doe_67_assignsubmission_file_/a.pdf", "Joe Roe_68_assignsubmission_onlinetext/onlinetext.html")
        assert ids(tmp_path) == ["Jane-Doe_67", "Joe-Roe_68"]

    def test_several_notebooks_of_a_student_keep_the_student_in_front(self, tmp_path: Path) -> None:
        """The file's name tells them apart, then its folder."""
        write(tmp_path, "doejane_12_101_hw1.ipynb", "doejane_12_102_hw2.ipynb", "roejoe_13_103_hw1.ipynb")
        write(tmp_path, "lee_14_104_all.zip", data=zipped({"old/hw1.ipynb": NOTEBOOK, "new/hw1.ipynb": NOTEBOOK}))
        assert ids(tmp_path) == ["doejane_12-hw1", "doejane_12-hw2", "lee_14-new-hw1", "lee_14-old-hw1", "roejoe_13"]

    def test_nobody_can_hand_in_for_others(self, tmp_path: Path) -> None:
        """Names of other students inside a student's own zip or folder count for nothing."""
        forged = zipped({f"victim{number}_{number}_10{number}_hw.ipynb": NOTEBOOK for number in range(1, 9)})
        planted = zipped({"victim_1_assignsubmission_file_/hw.ipynb": NOTEBOOK})
        write(tmp_path, "victim_1_901_hw.ipynb")
        write(tmp_path, "eve_66_902_hw.zip", data=forged)
        write(tmp_path, "mal_77_903_hw.zip", data=planted)
        found = ids(tmp_path)
        assert [each for each in found if not each.startswith("eve_66-")] == ["mal_77", "victim_1"]
        assert len(found) == 10

    def test_a_zip_of_the_class_may_look_like_one_of_a_student(self, tmp_path: Path) -> None:
        """The students in it are known better than the zip."""
        names = {"doejane_12_101_hw1.ipynb": NOTEBOOK, "roejoe_13_102_hw1.ipynb": NOTEBOOK}
        write(tmp_path, "cnn_2024_10_hw1.zip", data=zipped(names))
        write(tmp_path, "cnn_2024_11_hw1.zip", data=zipped({"kimlee_14_103_hw1.ipynb": NOTEBOOK, "parkjo_15_104_hw1.ipynb": NOTEBOOK}))
        assert ids(tmp_path / "cnn_2024_10_hw1.zip") == ["doejane_12", "roejoe_13"]
        assert ids(tmp_path) == ["doejane_12", "kimlee_14", "parkjo_15", "roejoe_13"]

    def test_pictures_of_a_data_set_are_no_students(self, tmp_path: Path) -> None:
        """Names with two numbers are common; without a notebook among them they are no download of Canvas."""
        write(tmp_path, "ada.ipynb", "data/frame_1_20_left.png", "data/frame_1_21_left.png", "data/frame_2_22_left.png")
        assert ids(tmp_path) == ["ada"]


class TestIds:
    """Ids are readable, safe and different."""

    def test_notebooks_of_one_name_get_their_folders_in_front(self, tmp_path: Path) -> None:
        """All of them, so that none is taken for the only one; letters of either case are the same."""
        write(tmp_path / "class", "ada/hw1.ipynb", "bob/HW1.ipynb", "hw1.ipynb", "eve/other.ipynb")
        write(tmp_path / "class", "zed.zip", data=zipped({"hw1.ipynb": NOTEBOOK, "x/hw2.ipynb": NOTEBOOK}))
        assert ids(tmp_path / "class") == ["ada-hw1", "bob-HW1", "class-hw1", "hw2", "other", "zed-hw1"]

    def test_folders_of_one_name_get_the_next_ones_in_front(self, tmp_path: Path) -> None:
        """The tree of nbgrader has the student above the assignment."""
        assert ids(write(tmp_path, "submitted/ada/ps1/one.ipynb", "submitted/bob/ps1/one.ipynb")) == ["ada-ps1-one", "bob-ps1-one"]

    def test_a_hash_tells_apart_what_names_can_not(self, tmp_path: Path) -> None:
        """It is made of the path inside the folder, so it is the same on every machine."""
        names = ("hw1.ipynb", "hw1.ipynb.txt")
        first = ids(write(tmp_path / "here" / "class", *names))
        assert first == ids(write(tmp_path / "there" / "class", *reversed(names)))
        assert len(set(first)) == 2
        assert all(each.startswith(("class-hw1-", "hw1-")) for each in first)

    @pytest.mark.parametrize(
        ("name", "id_"),
        [
            ("Jane Doe (1).ipynb", "Jane-Doe-1"),
            ("Zoë_été.ipynb", "Zoë_été"),
            ("Zoe\u0308.ipynb", "Zoë"),
            ("हिन्दी.ipynb", "हिन्दी"),
            ("ﬁnal①.ipynb", "final1"),
            ("..-.ipynb", "submission"),
            ("-rf.ipynb", "rf"),
            ("=cmd|'x'.ipynb", "cmd-x"),
            ("CON.ipynb", "_CON"),
            ("lpt1.v2.ipynb", "_lpt1.v2"),
            ("console.ipynb", "console"),
            ("a" * 200 + ".ipynb", "a" * 80),
            ("\u202egnp.ipynb", "gnp"),
            ("a\nb\x1b[31m.ipynb", "a-b-31m"),
        ],
    )
    def test_any_name_becomes_safe(self, tmp_path: Path, name: str, id_: str) -> None:
        """Letters of all scripts stay; what a system or a terminal might misread goes."""
        found = only(write(tmp_path, name) / name)
        assert found.id == id_
        assert found.source.isprintable()

    def test_names_that_are_no_text_do_no_harm(self, tmp_path: Path) -> None:
        """Linux allows any bytes in names."""
        (tmp_path / os.fsdecode(b"a\xff.ipynb")).write_bytes(NOTEBOOK)
        found = only(tmp_path)
        found.source.encode()
        assert (found.id, found.read()) == ("a", NOTEBOOK)

    @given(st.text(max_size=120))
    def test_safe_is_safe(self, text: str) -> None:
        """Whatever the text, the id fits a file system."""
        found = safe(text)
        assert found
        assert len(found) <= 80
        assert len(found.encode()) <= 240
        assert found[0] not in ".-"
        assert not set(found) & set('/\\:*?"<>| \0')

    @given(
        st.lists(st.tuples(st.sampled_from(["a", "A", "b", "a-a", ""]), st.lists(st.sampled_from(["a", "b"]), max_size=3), st.sampled_from(["", "a"]))),
        st.randoms(),
    )
    def test_ids_differ_in_whatever_order(self, parts: list[tuple[str, list[str], str]], chance: random.Random) -> None:
        """No two are alike, and the order of the file system changes none."""
        labels = [Label(name, tuple(folders), "/".join([*folders, name]), f"{index}", student) for index, (name, folders, student) in enumerate(parts)]
        found = dict(zip(labels, distinct(labels), strict=True))
        assert len({id_.casefold() for id_ in found.values()}) == len(labels)
        chance.shuffle(labels)
        assert dict(zip(labels, distinct(labels), strict=True)) == found
