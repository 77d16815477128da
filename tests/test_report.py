"""The pages: right numbers, kind words, and no way in for hostile text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest

from autograder.outcome import Outcome, Verdict
from autograder.record import Record, Status, record_from
from autograder.report import AssignmentInfo, class_page, student_page, write_pages
from autograder.report.classroom import averages, discrimination
from autograder.report.figures import MOST_BINS, histogram
from autograder.report.pages import page_path
from autograder.report.panels import drawn
from autograder.report.wording import VERDICTS, counted, moment, percent, points, sentence, shown
from autograder.settings import Isolation

COURSE = "Airplanes & motorbikes"
SIZES = AssignmentInfo(
    slug="01_output_sizes",
    title="Output sizes",
    questions=(("q1", "conv_output_size", "Positions of a filter"), ("q2", "same_padding", "Zeros that same adds")),
    check_titles={
        "test_counts_the_positions": "The filter stays inside the image.",
        "test_rounds_down_when_the_stride_does_not_fit": "The last window lies fully inside the image.",
        "test_puts_the_odd_zero_after": "The odd zero goes after.",
    },
    misconception_titles={"rounds_up": "Rounds up when the stride does not fit", "odd_zero_before": "Puts the odd zero before"},
)
INFOS = {SIZES.slug: SIZES}
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
TERMINAL = "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 \x07"
BIDI = "\u202egnp.exe"
HOSTILE = f"{SCRIPT}{IMAGE}{TERMINAL}{BIDI}"


class Page(HTMLParser):
    """A page as lists of what the tests ask about."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})
    INLINE = frozenset({"a", "bdi", "code", "path", "span", "strong", "svg", "use"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append("" if tag in self.INLINE else " ")
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words.append("" if tag in self.INLINE else " ")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


def outcome(question: str, check: str, verdict: str = "passed", worth: float = 1.0, **more: Any) -> dict[str, Any]:
    score = worth if verdict == "passed" else 0.0
    start = {"check": check, "question": question, "visible": False, "verdict": verdict, "score": score, "max_score": worth}
    return {**start, "message": "", "hint": "", "misconception": None, **more}


def record(submission: str, outcomes: Sequence[dict[str, Any]] = (), **more: Any) -> Record:
    start = {
        "schema": 1,
        "submission": submission,
        "assignment": "01_output_sizes",
        "status": "graded",
        "isolation": "full",
        "max_score": sum(each["max_score"] for each in outcomes),
        "started_at": "2026-10-03T02:10:00Z",
        "cpu_seconds": 0.31,
        "wall_seconds": 0.4,
        "outcomes": list(outcomes),
        "notes": [],
    }
    return record_from(json.loads(json.dumps({**start, **more})))  # exactly what a record's file holds


def answers(counts: str = "passed", rounds: str = "passed", zeros: str = "passed") -> list[dict[str, Any]]:
    """The three checks of the small assignment, worth 1, 2 and 3 points."""
    rounds_up = {"message": "conv_output_size(10, 3, stride=2) gave 5, expected 4", "hint": "Does it stick out?", "misconception": "rounds_up"}
    before = {"message": "same_padding(5, 2) gave (1, 0), expected (0, 1)", "hint": "On which side?", "misconception": "odd_zero_before"}
    return [
        outcome("q1", "test_counts_the_positions", counts, 1, visible=True),
        outcome("q1", "test_rounds_down_when_the_stride_does_not_fit", rounds, 2, **(rounds_up if rounds == "failed" else {})),
        outcome("q2", "test_puts_the_odd_zero_after", zeros, 3, **(before if zeros == "failed" else {})),
    ]


def golden_class() -> list[dict[str, Any]]:
    """Ten graded submissions with 6 6 6 6 3 3 4 1 0 0 of 6 points, one ungradable, one error."""
    graded = [answers()] * 4 + [answers(zeros="failed")] * 2
    graded += [answers(rounds="failed"), answers(rounds="failed", zeros="failed")]
    graded += [answers("failed", "failed", "failed"), answers(*["not_attempted"] * 3)]
    ours = record("tim", status="error", max_score=6.0, notes=["the grader process ended (signal 9)"])
    theirs = record("john", status="ungradable", assignment=None, notes=["not a notebook: a web page"])
    return [record(f"s{index:02d}", each) for index, each in enumerate(graded)] + [theirs, ours]


def hostile_class() -> list[dict[str, Any]]:
    """Hostile text in every place that a student can reach, and some that no student should."""
    hit = [outcome(f"q1{HOSTILE}", f"test_{HOSTILE}", verdict, message=HOSTILE, hint=HOSTILE, misconception=HOSTILE) for verdict in Verdict]
    return [
        record(HOSTILE, hit, notes=[HOSTILE]),
        record("../../etc/passwd", hit, assignment=HOSTILE, started_at=HOSTILE),
        record("\ud800", status="error", notes=[HOSTILE, "\ud800"]),
        record("a" * 300, status="ungradable", notes=[HOSTILE]),
    ]


def pages_of(records: Sequence[Record]) -> Iterable[str]:
    yield class_page(records, INFOS, COURSE)
    for each in records:
        yield student_page(each, INFOS.get(each.assignment), COURSE)
        yield student_page(each, None, COURSE)


# The numbers


def test_statistics_of_a_golden_class_are_right() -> None:
    """Median, mean and quartiles of 6 6 6 6 3 3 4 1 0 0, worked out by hand."""
    text = Page(class_page(golden_class(), INFOS, COURSE)).text
    assert "Median 3.5 Mean 3.5 Lower quartile 1.5 Upper quartile 6" in text


def test_questions_of_a_golden_class_are_right() -> None:
    """Mean share, pass rate, discrimination and commonest misconception of both questions."""
    html = class_page(golden_class(), INFOS, COURSE)
    text = Page(html).text
    # q1 earns 3 3 3 3 3 3 1 1 0 0 of 3, that is 20 of 30; q2 earns 3 3 3 3 0 0 3 0 0 0 of 3, that is 15 of 30.
    assert "q1 Positions of a filter 67 % 6 of 10 60 % 0.47 Rounds up when the stride does not fit 3 students" in text
    assert "q2 Zeros that same adds 50 % 5 of 10 50 % 0.47 Puts the odd zero before 4 students" in text


def test_discrimination_is_the_correlation_with_the_rest() -> None:
    """The sum of products is 39, its expectation 10 * 2 * 1.5 = 30; the sums of squares are 16 and 22.5."""
    first, second = [3.0, 3, 3, 3, 3, 3, 1, 1, 0, 0], [3.0, 3, 3, 3, 0, 0, 3, 0, 0, 0]
    totals = [one + other for one, other in zip(first, second, strict=True)]
    assert discrimination(first, totals) == round(9 / (16 * 22.5) ** 0.5, 2) == 0.47
    assert discrimination(first, first) is None, "nothing is left to compare with"
    assert discrimination(first[:9], totals[:9]) is None, "nine are too few"


def test_low_discrimination_is_flagged_by_a_word() -> None:
    """A question that weak students answer better than strong ones says so."""
    strong, weak = answers(zeros="failed"), answers("failed", "failed")
    html = class_page([record(f"s{index}", each) for index, each in enumerate([strong] * 5 + [weak] * 5)], INFOS, COURSE)
    assert "−1.00 low" in Page(html).text
    assert "</svg>low</span>" not in class_page(golden_class(), INFOS, COURSE)


def test_averages_need_five_submissions() -> None:
    """Fewer would tell single students' points."""
    assert averages([1.0, 2.0, 3.0, 4.0]) is None
    assert averages([1.0, 2.0, 3.0, 4.0, 10.0]) is not None
    four = class_page(golden_class()[:4], INFOS, COURSE)
    assert "Median" not in four
    assert "<title id=" not in four
    assert "Averages are shown from 5 graded submissions on" in Page(four).text


def test_counts_agree_with_each_other() -> None:
    """Graded, ungradable and errors add up to the submissions, above, in each assignment, and in the tables."""
    html = class_page(golden_class(), INFOS, COURSE)
    text = Page(html).text
    assert "12 submissions graded 10 ungradable 1 error of the grader 1 Need a person 2" in text
    assert "11 submissions: 10 graded, 0 ungradable, 1 error." in text
    assert "1 submission: 0 graded, 1 ungradable, 0 errors." in text
    tables = re.findall(r'<table class="long">.*?</table>', html, re.DOTALL)
    assert [len(re.findall('<th scope="row">', table)) for table in tables] == [11, 1]


def test_the_histogram_counts_every_score_once() -> None:
    """The picture's title, its table and the number of graded submissions agree."""
    html = class_page(golden_class(), INFOS, COURSE)
    assert "0 points: 2; 1 points: 1; 3 points: 2; 4 points: 1; 6 points: 4." in html
    rows = re.findall(r'<tr><th scope="row">(\d+) points</th><td class="number">(\d+)</td></tr>', html)
    assert rows == [("0", "2"), ("1", "1"), ("2", "0"), ("3", "2"), ("4", "1"), ("5", "0"), ("6", "4")]


@pytest.mark.parametrize("out_of", [0.5, 1, 6, 7.5, 15, 16, 25, 100, 1000])
def test_histogram_bins_hold_all_scores(out_of: float) -> None:
    """From no points to all points, every score is in one bin, and the picture stays readable."""
    scores = [out_of * share for share in (0, 0.1, 0.5, 0.999, 1, 1)]
    figure = histogram(scores, out_of, median=out_of / 2)
    assert sum(each.count for each in figure.bins) == len(scores)
    assert len(figure.bins) <= MOST_BINS
    assert figure.bins[0].label.startswith("0")
    assert all(each.y >= figure.top - 0.1 for each in figure.bins)
    assert figure.left <= figure.median <= figure.right


def test_points_and_shares_are_written_as_people_write_them() -> None:
    """No trailing zeros, no 100 % for almost all."""
    assert [points(each) for each in (12.0, 0.5, 0.1 + 0.2, 0.0, 10.0)] == ["12", "0.5", "0.3", "0", "10"]
    assert [percent(each) for each in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "less than 1 %", "50 %", "more than 99 %", "100 %"]
    assert (counted(1, "point"), counted(2.5, "point")) == ("1 point", "2.5 points")
    assert moment("2026-10-03T02:10:00Z") == "3 October 2026, 02:10 UTC"
    assert moment("yesterday") == "yesterday"
    assert sentence("test_rounds_down_when_the_stride_does_not_fit") == "Rounds down when the stride does not fit"


def test_assignments_are_kept_apart() -> None:
    """Two assignments in one folder have statistics and tables of their own."""
    other = [record(f"t{index}", [outcome("q1", "test_pads", worth=4)], assignment="02_convolution") for index in range(5)]
    html = class_page(golden_class() + other, INFOS, COURSE)
    text = Page(html).text
    assert "17 submissions graded 15" in text
    assert "Median 3.5 Mean 3.5" in text
    assert "Median 4 Mean 4" in text
    assert len(re.findall('<table class="long">', html)) == 3, "one each, and one for the file without an assignment"


# The student's page


def test_the_page_begins_with_the_score_and_where_to_start() -> None:
    """The question with the most open points that was attempted comes first; what was not attempted waits."""
    text = Page(student_page(record("ada", answers(rounds="failed", zeros="not_attempted")), SIZES, COURSE)).text
    assert "1 of 6 points Start with q1 (Positions of a filter): 2 points are open there." in text
    both = Page(student_page(record("ada", answers(rounds="failed", zeros="failed")), SIZES, COURSE)).text
    assert "Start with q2 (Zeros that same adds): 3 points are open there, more than in any other question that you worked on." in both
    assert both.index("Puts the odd zero before") < both.index("Rounds up when")
    empty = Page(student_page(record("ada", answers(*["not_attempted"] * 3)), SIZES, COURSE)).text
    assert "Start with q1 (Positions of a filter): it is not filled in yet, and 3 points are open there." in empty


def test_points_that_only_a_person_can_decide_are_no_place_to_start() -> None:
    """A fault of the grader is not the student's to mend."""
    text = Page(student_page(record("ada", answers(rounds="failed", zeros="grader_error")), SIZES, COURSE)).text
    assert "Start with q1" in text
    alone = Page(student_page(record("ada", answers(zeros="undecided")), SIZES, COURSE)).text
    assert "Nothing for you to do" in alone
    assert "Some points are not final" in alone


def test_a_failed_check_says_rule_message_hint_and_idea() -> None:
    """All that a student needs at midnight, and whether the check can be run at home."""
    text = Page(student_page(record("ada", answers(rounds="failed")), SIZES, COURSE)).text
    card = text[text.index("What is still open") :]
    assert "Your answers are exactly those of this idea: Rounds up when the stride does not fit." in card
    assert "failed: The last window lies fully inside the image. conv_output_size(10, 3, stride=2) gave 5, expected 4" in card
    assert "hidden check" in card
    assert "2 points open Hint. Does it stick out?" in card
    assert "1 check of this question passed The filter stays inside the image." in card
    visible = Page(student_page(record("ada", answers(counts="failed")), SIZES, COURSE)).text
    assert 'you can run this one yourself: grader.check("q1")' in visible


def test_a_hint_is_said_once_for_one_idea() -> None:
    """Three checks that one misconception fails share its name and its hint."""
    same: dict[str, Any] = {"message": "m", "hint": "Does it stick out?", "misconception": "rounds_up"}
    html = student_page(record("ada", [outcome("q1", f"test_{name}", "failed", **same) for name in ("a", "b", "c")]), SIZES, COURSE)
    assert html.count("Does it stick out?") == 1
    assert html.count("Rounds up when the stride does not fit") == 1
    assert html.count("<h4>") == 3


def test_not_attempted_is_never_shown_as_wrong() -> None:
    """Neither the word nor the colour of a failure stands on an untouched notebook's page."""
    html = student_page(record("ada", answers(*["not_attempted"] * 3)), SIZES, COURSE)
    body = html[html.index("<main") : html.index("</main>")]
    assert "not attempted" in body
    assert "failed" not in body
    assert "pill bad" not in body
    assert "icon-cross" not in body


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.PASSED])
def test_every_verdict_has_icon_word_and_advice(verdict: Verdict) -> None:
    """Never colour alone, and always something to do next."""
    html = student_page(record("ada", [outcome("q1", "test_x", verdict, hint="Try a small one.")]), SIZES, COURSE)
    words = VERDICTS[verdict]
    assert f'<use href="#icon-{words.icon}"/></svg>{words.word}</span>' in html
    assert f'id="icon-{words.icon}"' in html
    assert (words.advice or "Try a small one.") in Page(html).text


def test_an_error_of_ours_is_not_the_students() -> None:
    """The page takes the blame and shows no score."""
    text = Page(student_page(record("ada", answers(), status="error", notes=["signal 9"]), SIZES, COURSE)).text
    assert "This is our fault, not yours; your instructor has been told; no points are final." in text
    assert "signal 9" in text
    assert "No final score yet" in text


def test_an_ungradable_file_gets_its_reason_and_a_way_out() -> None:
    """The note, and steps to take."""
    text = Page(student_page(record("ada", status="ungradable", assignment=None, notes=["not a notebook: a PDF"]), None, COURSE)).text
    assert "Your file could not be graded" in text
    assert "not a notebook: a PDF" in text
    assert "autograder check NOTEBOOK" in text


def test_weak_isolation_is_said_on_both_pages() -> None:
    """Loudly above everything on the class page, plainly on the student's."""
    weak = [record("ada", answers(), isolation="partial"), record("bob", answers(), isolation="none"), record("eve", answers())]
    assert "Graded with only partial isolation" in Page(student_page(weak[0], SIZES, COURSE)).text
    assert "Graded with no isolation" in Page(student_page(weak[1], SIZES, COURSE)).text
    assert "Isolation while grading: full" in Page(student_page(weak[2], SIZES, COURSE)).text
    text = Page(class_page(weak, INFOS, COURSE)).text
    assert "1 submission of 3: isolation none" in text
    assert "1 submission of 3: isolation partial" in text
    assert text.index("isolation none") < text.index("3 submissions graded")
    assert "full isolation" not in Page(class_page(weak[2:], INFOS, COURSE)).text


def test_pages_do_without_the_course() -> None:
    """An assignment that is gone is told in the record's own words."""
    text = Page(student_page(record("ada", answers(rounds="failed")), None, COURSE)).text
    assert "01 output sizes: your feedback" in text
    assert "Rounds down when the stride does not fit" in text
    assert "this idea: Rounds up." in text
    assert "Rounds up 1 student" in Page(class_page([record("ada", answers(rounds="failed"))], {}, COURSE)).text


def test_notes_stand_before_the_questions() -> None:
    """A cell that failed may explain all the rest."""
    text = Page(student_page(record("ada", answers(rounds="failed"), notes=["cell 4 failed: NameError: nn"]), SIZES, COURSE)).text
    assert text.index("cell 4 failed: NameError: nn") < text.index("What is still open")


# Who needs a person


def test_the_queue_names_everyone_who_needs_a_person() -> None:
    """Errors first; a check that failed, crashed or was too slow needs nobody."""
    records = [record(name, answers(zeros=name)) for name in ("failed", "crashed", "timed_out", "undecided", "tampered", "grader_error")]
    html = class_page([*records, *golden_class()[-2:]], INFOS, COURSE)
    queue = html[html.index('id="person"') : html.index('id="assignment-1"')]
    names = re.findall(r'<th scope="row"><a href="[^"]*"><bdi>([^<]*)</bdi>', queue)
    assert names == ["tim", "tampered", "grader_error", "undecided", "john"]
    assert 'href="pages/tampered.html#question-q2"' in queue


def test_scores_that_wait_for_a_person_are_marked() -> None:
    """The table does not pass them off as final."""
    html = class_page([record("ada", answers(zeros="grader_error")), record("bob", answers())], INFOS, COURSE)
    assert "3 of 6 not final" in Page(html).text
    assert html.count("not final</span>") == 1


# Hostile text


def test_hostile_text_stays_text() -> None:
    """No tag, no attribute, no terminal escape and no change of direction gets through, anywhere."""
    for html in pages_of(hostile_class()):
        page = Page(html)
        names = {name for name, _ in page.tags}
        assert not names & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
        html.encode()


def test_hostile_text_is_shown_for_what_it_is() -> None:
    """An instructor sees what was tried."""
    text = Page(student_page(hostile_class()[0], SIZES, COURSE)).text
    assert f"{SCRIPT}{IMAGE}red link ␇[U+202E]gnp.exe" in text


def test_shown_spells_out_what_can_not_be_seen() -> None:
    """Controls and invisible characters become visible; letters of all languages stay as they are."""
    assert shown("a\x00b\x1bc\rd\r\ne\tf\x7f\x85") == "a␀b␛c␍d\ne\tf[U+007F][U+0085]"
    assert shown("\u200b\ufeff\u2066\u2028\ue000\U000e0041") == "[U+200B][U+FEFF][U+2066][U+2028][U+E000][U+E0041]"
    assert shown("zoë Ægir 李 مریم 👩\u200d💻") == "zoë Ægir 李 مریم 👩\u200d💻"
    assert shown("a" + "\u0301" * 50) == "a" + "\u0301" * 4
    assert shown("\x1b[2J\x1b[1;31mx\x9b0my") == "xy"
    assert shown("x" * 5000) == "x" * 4000 + " ... (1000 more characters)"
    assert shown(3) == 3


def test_no_name_leads_out_of_the_directory(tmp_path: Path) -> None:
    """Pages lie in pages/, whatever a submission is called, and every submission has its own."""
    names = [
        "ada",
        "zoë li (2)",
        "..",
        ".",
        "",
        "../x",
        "/etc/passwd",
        "a/b",
        "a_b",
        "a\\b",
        "a\x00b",
        ".htaccess",
        "c:d",
        "x" * 300,
        "x" * 301,
        "é" * 200,
        "\ud800",
    ]
    paths = [page_path(name) for name in names]
    assert len(set(paths)) == len(names)
    for path in paths:
        assert (tmp_path / path).resolve().parent == tmp_path.resolve() / "pages"
        assert len(Path(path).name.encode()) <= 255 - len(".1234567.tmp") - 1
    assert page_path("ada") == "pages/ada.html"
    assert page_path("zoë li (2)") == "pages/zoë li (2).html"


# Links, structure, files


@pytest.mark.parametrize("records", [golden_class(), hostile_class(), []], ids=["golden", "hostile", "empty"])
def test_every_link_leads_somewhere(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    """To a file that was written, and to a place that is in it."""
    write_pages(tmp_path, records, INFOS, COURSE)
    pages = {path: Page(path.read_text("utf-8")) for path in tmp_path.rglob("*.html")}
    assert len(pages) == len(records) + 1
    for path, page in pages.items():
        for _, attributes in page.tags:
            if "href" in attributes:
                file, anchor = urldefrag(attributes["href"])
                target = (path.parent / unquote(file)) if file else path
                assert target in pages, attributes["href"]
                assert not anchor or unquote(anchor) in pages[target].ids, attributes["href"]


@pytest.mark.parametrize("records", [golden_class(), hostile_class()], ids=["golden", "hostile"])
def test_pages_are_accessible_by_structure(records: list[dict[str, Any]]) -> None:
    """Language, one h1, no skipped heading, scopes on table headers, named pictures, unique ids, a skip link first."""
    for html in pages_of(records):
        page = Page(html)
        levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
        assert html.startswith('<!doctype html>\n<html lang="en">')
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(each.get("scope") in ("row", "col") for each in page.all("th"))
        assert len(page.ids) == len(set(page.ids))
        assert all("aria-hidden" in each or each.get("role") == "img" for each in page.all("svg"))
        assert all(label in page.ids for _, each in page.tags for label in each.get("aria-labelledby", "").split())
        assert page.all("a")[0]["href"] == "#main"


def test_pages_need_nothing_from_outside() -> None:
    """No script, no address, and a policy that would stop both."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    for html in pages_of(golden_class()):
        page = Page(html)
        assert {"http-equiv": "Content-Security-Policy", "content": policy} in page.all("meta")
        assert "<script" not in html
        assert not re.search(r"https?://|url\(|@import", html)
        assert not [each for _, each in page.tags if "src" in each]


def test_writing_replaces_pages_and_leaves_nothing_else(tmp_path: Path) -> None:
    """A second run overwrites the first; no temporary file stays."""
    for _ in range(2):
        write_pages(tmp_path, golden_class(), INFOS, COURSE)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"index.html"} | {f"pages/{each.submission}.html" for each in golden_class()}


def test_a_failed_write_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk half way through costs nothing that was there before."""
    write_pages(tmp_path, golden_class(), INFOS, COURSE)
    before = (tmp_path / "index.html").read_text("utf-8")

    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_pages(tmp_path, golden_class()[:5], INFOS, COURSE)
    assert (tmp_path / "index.html").read_text("utf-8") == before
    assert not list(tmp_path.rglob("*.part"))


# Colours


def luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(mode: int) -> None:
    """Text 4.5 to 1 on every ground that it stands on, lines that mean something 3 to 1."""
    html = student_page(record("ada", answers()), SIZES, COURSE)
    blocks = re.findall(r":root \{(.*?)\}", html, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[mode]))
    grounds = ["page", "sheet", "sunk", "hint-back", "good-back", "bad-back", "warn-back"]
    pairs = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in grounds[:4]] + [("ink", ground) for ground in grounds]
    pairs += [(tone, f"{tone}-back") for tone in ("good", "bad", "warn")] + [("mark", "sheet")]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for line in ("bar", "strong-line", "mark"):
        assert contrast(colours[line], colours["sheet"]) >= 3, line


# Panels


TRAINING = {
    "kind": "training",
    "threshold": 0.95,
    "steps": 16,
    "seeds": [
        {"looks": [{"step": 8, "accuracy": 0.6}, {"step": 16, "accuracy": 0.7}]},
        {"looks": [{"step": 8, "accuracy": 0.61}, {"step": 16, "accuracy": 0.7}]},
    ],
    "band": [{"step": 8, "low": 0.8, "median": 0.9, "high": 1.0}, {"step": 16, "low": 0.9, "median": 0.95, "high": 1.0}],
    "classes": ["<b>airplanes", "motorbikes"],
    "confusion": [[3, 1], [0, 4]],
    "worst": [{"truth": 0, "probability": 0.9, "picture": "data:image/png;base64,AAAA"}, {"truth": 1, "probability": 0.1, "picture": 'x" onerror="alert(1)'}],
    "shifts": {"dark": 0.5},
    "ledger": {"rows": [["conv (Conv2D)", "148 x 148 x 16", 448], ["dense (Dense)", "1", 552]], "params": 1000},
    "reused": True,
}


def page_with(panel: dict[str, Any], verdict: Verdict) -> str:
    """A student's page whose only check has this panel."""
    one = Outcome("test_it", "q1", False, verdict, 1.0 if verdict is Verdict.PASSED else 0.0, 1.0, "a message", panel=panel)
    return student_page(Record("ada", "ada.ipynb", "x", Status.GRADED, Isolation.FULL, 1.0, "", 0.0, 0.0, (one,)), None, "A course")


@pytest.mark.parametrize("verdict", [Verdict.PASSED, Verdict.FAILED])
def test_a_training_is_drawn_whether_it_passed_or_failed(verdict: Verdict) -> None:
    """Curves, where the parameters are, confusion matrix, worst images, shifts; in words as well."""
    page = page_with(TRAINING, verdict)
    for text in ("try 1", "try 2", "Try 1: 0.60 after 8 steps, 0.70 after 16 steps.", "1,000", "taken for motorbikes", "dark", "its result was used again"):
        assert text in page
    assert page.count("<polyline") == 2
    assert page.count("<polygon") == 1


def test_what_a_panel_says_is_escaped_and_only_pictures_are_shown() -> None:
    """Names of classes are an instructor's, and still no markup."""
    page = page_with(TRAINING, Verdict.PASSED)
    assert "<b>airplanes" not in page
    assert "&lt;b&gt;airplanes" in page
    assert 'src="data:image/png;base64,AAAA"' in page
    assert "onerror" not in page


def test_names_of_curves_do_not_cover_each_other() -> None:
    """However close they end."""
    picture = drawn(TRAINING)["picture"]
    first, second = (curve.label for curve in picture.curves)
    assert abs(first - second) >= 15


def test_layers_stand_side_by_side_and_differences_have_a_word() -> None:
    """Not only a colour."""
    rows = [
        {"yours": ["Conv2D, 5 of 3 x 3", "35 x 50 x 5", 95], "expected": ["Conv2D, 5 of 3 x 3", "35 x 50 x 5", 95], "same": True},
        {"yours": ["Flatten", "8750", 0], "expected": ["relu", "35 x 50 x 5", 0], "same": False},
        {"yours": None, "expected": ["Flatten", "8750", 0], "same": False},
    ]
    page = page_with({"kind": "layers", "rows": rows}, Verdict.FAILED)
    assert page.count("differs: ") == 1
    assert "nothing here" in page


def test_a_panel_of_another_program_is_left_out() -> None:
    """A record may be newer than the page."""
    assert "a message" in page_with({"kind": "hologram"}, Verdict.FAILED)
