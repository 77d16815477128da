"""A record as Gradescope's results.json: every verdict, hostile text, pictures."""

from __future__ import annotations

import base64
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bundle.rules import obeys

from autograder.bundle.metadata import Metadata, read_metadata
from autograder.bundle.orders import Orders, Visibility
from autograder.bundle.results import Conditions, as_bytes, failure, provisional, results
from autograder.outcome import Outcome, Verdict
from autograder.record import Record, Status
from autograder.report import AssignmentInfo
from autograder.report.wording import NEEDS_A_PERSON, VERDICTS
from autograder.settings import Isolation

ORDERS = Orders("01_tiny", 20.0, 768, None)
INFO = AssignmentInfo("01_tiny", "Tiny", (("q1", "half", "Half"), ("q2", "double", "Double")), {"test_a": "Is <b>right</b>"}, {"rounds_up": "Rounds up"})
HOSTILE = "<script>alert(1)</script></pre><img src=x onerror=alert(1)>\"'&\x1b[31m\x00\u202eevil\ud800"
LEDGER = {"kind": "ledger", "params": 100, "rows": [[f"conv {HOSTILE}", "3 x 3", 100]]}
LAYERS = {
    "kind": "layers",
    "rows": [{"yours": [HOSTILE, "2 x 2", 3], "expected": ["Dense", "2", 3], "same": False}, {"yours": None, "expected": ["Dense", "2", 3], "same": False}],
}
TRAINING = {
    "kind": "training",
    "threshold": 0.95,
    "steps": 96,
    "seeds": [{"looks": [{"step": 8, "accuracy": 0.5}, {"step": 16, "accuracy": 0.97}], "ending": "passed"}],
    "band": [{"step": 8, "low": 0.4, "high": 0.6}, {"step": 16, "low": 0.9, "high": 1.0}],
    "classes": ["airplanes", "motorbikes"],
    "confusion": [[9, 1], [0, 10]],
    "worst": [{"picture": "data:image/png;base64,AAAA", "truth": 0, "probability": 0.9}],
    "shifts": {"darker": 0.9},
    "ledger": {"rows": [["Dense", "1", 5]], "params": 5},
    "reused": False,
}


def outcome(verdict: Verdict, check: str = "test_a", **more: object) -> Outcome:
    """An outcome worth two points."""
    facts: dict[str, object] = {"question": "q1", "visible": True, "score": 2.0 if verdict is Verdict.PASSED else 0.0, "max_score": 2.0}
    return Outcome(check, verdict=verdict, **{**facts, **more})  # type: ignore[arg-type]  # of the right types, as tests see to


def record(*outcomes: Outcome, status: Status = Status.GRADED, notes: tuple[str, ...] = ()) -> Record:
    """A record of these outcomes."""
    return Record("ada", "ada.ipynb", "01_tiny", status, Isolation.PARTIAL, 20.0, "2026-01-01T00:00:00Z", 1.0, 1.0, outcomes, notes)


class Tags(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_every_verdict_is_a_row_in_words() -> None:
    """Only passed is passed; what a person has to look at says so, and the points add up to the score."""
    found = [outcome(verdict, f"test_{verdict}", message="what happened", hint="try it") for verdict in Verdict]
    document = results(record(*found), INFO, ORDERS, Conditions())
    obeys(json.loads(as_bytes(document)))
    for row, each in zip(document["tests"], found, strict=True):
        assert row["status"] == ("passed" if each.verdict is Verdict.PASSED else "failed")
        assert VERDICTS[each.verdict].advice in row["output"]
        assert ("needs a person" in row["tags"]) == (each.verdict in NEEDS_A_PERSON)
        assert row["number"] == f"1.{found.index(each) + 1}"
    assert document["score"] == sum(row["score"] for row in document["tests"]) == 2
    assert "a person will look" in document["output"]


@pytest.mark.parametrize("visibility", list(Visibility))
def test_hidden_checks_are_shown_when_the_instructor_wants(visibility: Visibility) -> None:
    """And what stands above the rows tells nothing of them."""
    orders = Orders("01_tiny", 20.0, 768, None, visibility)
    secret = outcome(Verdict.FAILED, "test_secret", visible=False, message="the secret number", misconception="rounds_up")
    document = results(record(outcome(Verdict.PASSED), secret), INFO, orders, Conditions(isolation="partial", sandbox="landlock"))
    assert [row["visibility"] for row in document["tests"]] == ["visible", visibility.value]
    assert "idea: Rounds up" in document["tests"][1]["output"]
    for words in ("secret", "Rounds up", "2 of"):
        assert words not in document["output"]
    assert "Isolation: partial (landlock)" in document["output"]
    assert document["stdout_visibility"] == "hidden"


@pytest.mark.parametrize("panel", [None, LEDGER, LAYERS, TRAINING], ids=["text", "ledger", "layers", "training"])
def test_text_of_strangers_is_inert(panel: dict[str, object] | None) -> None:
    """No tag, attribute or invisible character of theirs arrives, in text and in HTML."""
    found = record(outcome(Verdict.CRASHED, message=HOSTILE, hint=HOSTILE, panel=panel), notes=(HOSTILE,))
    document = results(found, INFO, ORDERS, Conditions())
    data = as_bytes(document)
    obeys(json.loads(data))
    for escape in (b"\\u001b", b"\\u0000", b"\\u202e", b"\\ud800"):
        assert escape not in data
    row = document["tests"][0]
    assert row["name_format"] == "text"
    assert row["output_format"] == ("html" if panel else "text")
    if panel:
        seen = Tags(row["output"])
        assert set(seen.tags) <= {"p", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "div", "img", "figure", "figcaption", "ul", "li"}
        assert not [name for name, _ in seen.attributes if name.startswith("on")]
        assert all(str(value).startswith("data:image/") for name, value in seen.attributes if name == "src")


def test_a_training_is_shown_with_its_curve() -> None:
    """As an image that needs no style sheet, with its numbers in words for who can not see it."""
    row = results(record(outcome(Verdict.PASSED, panel=TRAINING)), INFO, ORDERS, Conditions())["tests"][0]
    images = re.findall(r'<img style="[^"]*" alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)"', row["output"])
    alternative, data = images[0]
    assert "0.97 after 16 steps" in alternative
    picture = ET.fromstring(base64.b64decode(data))  # noqa: S314  our own
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert picture.find(".//{http://www.w3.org/2000/svg}polyline") is not None
    assert ".curve" in picture[0].text
    assert "<svg" not in row["output"]
    assert 'src="data:image/png;base64,AAAA"' in row["output"]


def test_a_panel_of_a_kind_that_is_not_drawn_is_left_out() -> None:
    """The words are there all the same."""
    row = results(record(outcome(Verdict.FAILED, message="gave 4", panel={"kind": "new"})), INFO, ORDERS, Conditions())["tests"][0]
    assert (row["output_format"], "gave 4" in row["output"]) == ("text", True)


def test_a_number_that_json_lacks_is_refused() -> None:
    """NaN must not get into the file in silence."""
    with pytest.raises(ValueError, match="JSON"):
        as_bytes(results(record(), INFO, ORDERS, Conditions(seconds=float("nan"))))


@pytest.mark.parametrize("status", [Status.ERROR, Status.UNGRADABLE])
def test_what_has_no_points_has_one_row_that_says_why(status: Status) -> None:
    """With the note of the record, visible, and a score of its own."""
    document = results(record(status=status, notes=("the disk is full",)), INFO, ORDERS, Conditions())
    obeys(json.loads(as_bytes(document)))
    (row,) = document["tests"]
    assert "the disk is full" in row["output"]
    assert ("NOT your score" in row["output"]) == (status is Status.ERROR)


@pytest.mark.parametrize("document", [provisional(ORDERS), failure(HOSTILE, ORDERS, Conditions())])
def test_what_is_said_without_a_record_obeys_the_rules(document: object) -> None:
    """And is nobody's score."""
    read = json.loads(as_bytes(document))  # type: ignore[arg-type]  # a document
    obeys(read)
    assert "NOT your score" in read["tests"][0]["output"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id": 7, "assignment": {"total_points": "20.0"}}', Metadata("7", 20.0)),
        ('{"id": 7, "assignment_id": 3}', Metadata("7", None)),
        ('{"id": true, "assignment": {"total_points": "NaN"}}', Metadata()),
        ('{"id": [7], "assignment": []}', Metadata()),
        ("[]", Metadata()),
        ("{", Metadata()),
        ("[" * 100_000, Metadata()),
        ("\udcff", Metadata()),
    ],
    ids=["usual", "old", "odd", "wrong types", "a list", "cut off", "deep", "no text"],
)
def test_metadata_is_read_as_far_as_it_can_be(tmp_path: Path, text: str, expected: Metadata) -> None:
    """Nothing in it is needed."""
    (tmp_path / "m.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_metadata(tmp_path / "m.json") == expected


def test_absent_metadata_are_fine(tmp_path: Path) -> None:
    """As in a run by hand."""
    assert read_metadata(tmp_path / "none.json") == Metadata()
