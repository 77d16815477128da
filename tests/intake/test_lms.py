"""File names of Canvas and Moodle say whose file it is."""

from __future__ import annotations

import pytest

from autograder.intake.lms import Owner, canvas_owner, canvas_owners, moodle_owner


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("doejane_12345_67890_hw1.ipynb", Owner("doejane_12345", "hw1.ipynb", "67890")),
        ("doejane_LATE_12345_67890_hw1.ipynb", Owner("doejane_12345", "hw1.ipynb", "67890")),
        ("doejane_12345_67890_my_hw_1_2_final.ipynb", Owner("doejane_12345", "my_hw_1_2_final.ipynb", "67890")),
        ("müllerzoë_7_8_hw1 (1).ipynb", Owner("müllerzoë_7", "hw1 (1).ipynb", "8")),
        ("anon_aB3x_67890_hw1.ipynb", Owner("anon_aB3x", "hw1.ipynb", "67890")),
        ("LATE_anon_aB3x_67890_hw1.ipynb", Owner("anon_aB3x", "hw1.ipynb", "67890")),
        ("LATE_anon_aB3x_text.html", Owner("anon_aB3x", "text.html")),
        ("doejane_12345_text.html", Owner("doejane_12345", "text.html")),
        ("doejane_LATE_12345_link.html", Owner("doejane_12345", "link.html")),
        ("hw1.ipynb", None),
        ("lab_03_2024_jane.ipynb", None),
        ("doejane_12345.ipynb", None),
        ("", None),
    ],
)
def test_canvas_names_are_taken_apart(name: str, owner: Owner | None) -> None:
    """The first pair of numbers is the user's and the attachment's; what follows is the student's own name for the file."""
    assert canvas_owner(name) == owner


def test_a_canvas_download_is_known_by_most_of_its_names() -> None:
    """A file that the teacher put beside the others changes nothing."""
    found = canvas_owners(["doejane_1_11_a.ipynb", "roejoe_2_12_b.pdf", "README.txt"])
    assert {name: owner.student for name, owner in found.items()} == {"doejane_1_11_a.ipynb": "doejane_1", "roejoe_2_12_b.pdf": "roejoe_2"}


@pytest.mark.parametrize(
    "names",
    [
        ["lab_3_2024_jane.ipynb", "lab_3_2024_joe.ipynb"],
        ["frame_1_20_left.png", "frame_1_21_left.png"],
        ["doejane_1_11_a.ipynb", "b.ipynb", "c.ipynb"],
        [],
    ],
)
def test_other_folders_are_no_canvas_download(names: list[str]) -> None:
    """Attachments that are numbered alike, pictures only, or mostly other names: nobody's."""
    assert canvas_owners(names) == {}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Jane Doe_67_assignsubmission_file_", Owner("Jane Doe_67")),
        ("Jane Doe_67_assignsubmission_file", Owner("Jane Doe_67")),
        ("Jane Doe_67_assignsubmission_onlinetext", Owner("Jane Doe_67")),
        ("Participant_67_assignsubmission_file_", Owner("Participant_67")),
        ("Jane Doe_67_assignsubmission_file_hw1.ipynb", Owner("Jane Doe_67", "hw1.ipynb")),
        ("Jane Doe_67_assignsubmission_file_Joe Roe_68_assignsubmission_file_", Owner("Jane Doe_67", "Joe Roe_68_assignsubmission_file_")),
        ("Jane Doe_assignsubmission_file_", None),
        ("Jane Doe", None),
    ],
)
def test_moodle_names_are_taken_apart(name: str, owner: Owner | None) -> None:
    """Folders and files of a Moodle download start with the student; a second student in the name was planted."""
    assert moodle_owner(name) == owner
