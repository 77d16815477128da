"""Holes that were found by attacking the grader, each as a test that fails when its defence is taken out."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from classroom import DOUBLE, HALF, notebook_of

from autograder.answer import Answer, Call, ConversationEnded, same_answer
from autograder.canary import probe
from autograder.comparison import render
from autograder.conversation import Conversation
from autograder.course import Course
from autograder.grader import examine
from autograder.intake.naming import safe
from autograder.outcome import Outcome, Verdict, total
from autograder.sandbox.bubblewrap import find_bubblewrap, visible_paths
from autograder.sandbox.process import Sandbox
from autograder.settings import Isolation, Limit, Limits
from autograder.values import Opaque

LIMITS = Limits(cell=Limit(4, 10), call=Limit(4, 10), submission=Limit(20, 40), memory_mb=300, processes=32, file_mb=4, scratch_mb=16)


@pytest.fixture
def graded(tiny: Course, sandbox: Sandbox) -> Callable[..., tuple[tuple[Outcome, ...], tuple[str, ...]]]:
    """Grade a notebook of these cells against the tiny course."""

    def grade(*sources: str, limits: Limits = LIMITS) -> tuple[tuple[Outcome, ...], tuple[str, ...]]:
        assignment = tiny.assignment("01_tiny")
        found = examine(notebook_of(*sources), assignment.checks, sandbox, limits, "attack", explained_by=assignment)
        return found.outcomes, found.notes

    return grade


@pytest.mark.parametrize(
    "answer",
    ["(v for v in x)", "np.array([None, 1])", "x + 1j", "x.astype('longdouble')", "{1, 2}", "lambda: x", "np.empty((2**59, 0))", "[[i] for i in range(50000)]"],
    ids=["generator", "objects", "complex", "longdouble", "set", "function", "absurd shape", "long list"],
)
def test_an_answer_of_a_strange_kind_costs_its_own_question_only(graded: Callable[..., tuple[tuple[Outcome, ...], tuple[str, ...]]], answer: str) -> None:
    """It is wrong, and the grader goes on."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    outcomes, _ = graded("import numpy as np", HALF, f"def double(x):\n    return {answer}")
    assert total(outcomes) == 5.0
    assert {outcome.verdict for outcome in outcomes if outcome.question == "q2"} == {Verdict.FAILED}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 20  # CPU seconds of the grader itself; it took minutes


def test_an_opaque_answer_is_never_compared_element_by_element() -> None:
    """NumPy would broadcast it over the array."""
    call = Call("double", (1,))
    array, opaque = Answer(call, returned=np.ones(3), args_after=(1,)), Answer(call, returned=Opaque("generator"), args_after=(1,))
    assert not same_answer(array, opaque)
    assert not same_answer(opaque, array)


def test_an_array_without_elements_is_shown_by_its_shape() -> None:
    """However many empty rows it claims."""
    assert render(np.empty((2**40, 0))) == f"<array of shape ({2**40}, 0)>"


def test_memory_is_watched_while_the_worker_answers(sandbox: Sandbox) -> None:
    """Children that hoard behind fast answers are found."""
    hoard = """
import os, time
def half(n):
    if n == 0:
        for _ in range(8):
            if os.fork() == 0:
                data = bytearray(b"x") * (120 << 20)
                time.sleep(30)
                os._exit(0)
    return n
"""
    conversation = Conversation(notebook_of(hoard), sandbox, LIMITS)
    with pytest.raises(ConversationEnded, match="MB of memory"):
        for n in range(4000):
            conversation.call(Call("half", (n % 2000,)))
    conversation.close()


def test_files_without_content_are_counted(sandbox: Sandbox) -> None:
    """Each takes memory of the kernel that belongs to no process."""
    code = "import os\ndef half(n):\n    for i in range(10**7):\n        os.close(os.open(f'/tmp/work/{i}', os.O_CREAT))"
    conversation = Conversation(notebook_of(code), sandbox, LIMITS)
    with pytest.raises(ConversationEnded, match="more than 20000 files"):
        conversation.call(Call("half", (1,)))
    conversation.close()


def test_time_is_watched_while_a_reply_drips(sandbox: Sandbox) -> None:
    """A byte now and then is no answer."""
    drip = """
import os, time
def half(n):
    for descriptor in range(3, 40):
        try:
            for byte in b"\\xff\\x00\\x00\\x00\\x00\\x00\\x00\\x00" + b"{" * 200:
                os.write(descriptor, bytes([byte]))
                end = time.process_time() + 0.05
                while time.process_time() < end: pass
        except OSError:
            pass
"""
    conversation = Conversation(notebook_of(drip), sandbox, replace(LIMITS, call=Limit(1, 60)))
    with pytest.raises(ConversationEnded, match="seconds of computing"):
        conversation.call(Call("half", (1,)))
    conversation.close()


def test_the_computing_time_of_a_living_worker_counts(sandbox: Sandbox) -> None:
    """Many cells below the limit of one are together above that of the submission."""
    busy = "import time\nend = time.process_time() + 0.7\nwhile time.process_time() < end: pass"
    conversation = Conversation(notebook_of(*[busy] * 8, HALF), sandbox, replace(LIMITS, submission=Limit(2, 60)))
    conversation.run()
    with pytest.raises(ConversationEnded, match="used up its 2 seconds of computing"):
        conversation.call(Call("half", (8,)))
    conversation.close()


def test_sleeping_cells_end_with_the_time_of_the_submission(sandbox: Sandbox) -> None:
    """A slot is not held longer than that."""
    conversation = Conversation(notebook_of(*["import time\ntime.sleep(100)"] * 10, HALF), sandbox, replace(LIMITS, submission=Limit(20, 2)))
    before = time.monotonic()
    conversation.run()
    assert time.monotonic() - before < 100  # seconds, of which two are allowed; not even one cell was slept through
    with pytest.raises(ConversationEnded):
        conversation.call(Call("half", (8,)))
    conversation.close()


def test_answers_may_not_add_up_without_end(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is legal, all together are not."""
    monkeypatch.setattr("autograder.conversation.MAX_HEARD", 8 << 20)
    conversation = Conversation(notebook_of("import numpy as np\ndef half(n):\n    return np.zeros(400_000)"), sandbox, LIMITS)
    with pytest.raises(ConversationEnded, match="MB of data in all"):
        for n in range(10):
            conversation.call(Call("half", (n,)))
    conversation.close()


def test_a_cell_that_is_too_long_once_escaped_is_left_out(sandbox: Sandbox) -> None:
    """Cyrillic takes six characters a letter on the wire; this is no fault of ours, and none of the student's."""
    conversation = Conversation(notebook_of(f"text = '{'я' * 720_000}'", HALF), sandbox, LIMITS)
    assert conversation.call(Call("half", (8,))).returned == 4
    assert conversation.notes == ("cell 1 was left out: it is megabytes long",)
    conversation.close()


def test_a_reply_without_its_arguments_is_forged(sandbox: Sandbox) -> None:
    """Or a function could hide that it changed them."""
    hides = "import autograder.worker.service as service\nreal = service._call\ndef forged(shell, request):\n    reply = real(shell, request)\n    reply['args_after'] = ()\n    return reply\nservice._call = forged"
    conversation = Conversation(notebook_of(hides, HALF), sandbox, LIMITS)
    with pytest.raises(ConversationEnded, match="forged") as caught:
        conversation.call(Call("half", (8,)))
    assert caught.value.verdict is Verdict.TAMPERED
    conversation.close()


def test_thousands_of_broken_cells_make_a_short_record(sandbox: Sandbox) -> None:
    """The first ones are named, the rest counted."""
    conversation = Conversation(notebook_of(*["raise ValueError('A' * 5000)"] * 300), sandbox, LIMITS)
    conversation.run()
    conversation.close()
    assert conversation.notes[-1] == "and 280 more like these"
    assert sum(map(len, conversation.notes)) < 10_000


def test_doing_nothing_earns_nothing(graded: Callable[..., tuple[tuple[Outcome, ...], tuple[str, ...]]]) -> None:
    """A function without a return leaves its inputs alone, and that is all it does."""
    outcomes, _ = graded("def half(*a, **k): pass\ndef double(*a, **k): pass")
    assert total(outcomes) == 0.0


@pytest.mark.parametrize(
    ("slug", "body"), [(slug, body) for slug in ("01_output_sizes", "02_convolution") for body in ("pass", "return 0", "raise ValueError")]
)
def test_the_same_answer_to_everything_earns_nothing(slug: str, body: str) -> None:
    """Nor does an exception."""
    from conftest import REPOSITORY

    from autograder.check import run
    from autograder.course import find_course
    from autograder.definitions import namespace
    from autograder.student import local_student

    assignment = find_course(REPOSITORY).assignment(slug)
    code = "\n".join(f"def {question.function}(*args, **kwargs):\n    {body}" for question in assignment.questions)
    student = local_student(namespace(compile(code, "lazy", "exec")))
    assert {check.name: outcome.score for check in assignment.checks if (outcome := run(check, student, "lazy")).score} == {}


def test_no_whole_tree_is_visible() -> None:
    """A course under /usr/src, or an environment made in the course's folder, stays out of sight."""
    visible = set(visible_paths())
    assert not {Path("/"), Path("/usr"), Path("/usr/local"), Path("/usr/share"), Path("/etc"), Path("/home"), Path(sys.prefix), Path(sys.base_prefix)} & visible


def test_a_private_file_that_can_be_read_is_not_called_full() -> None:
    """The canary tries the course's own files, wherever they lie."""
    sandbox = find_bubblewrap()
    assert sandbox is not None
    readable = Path(os.__file__)
    assert probe(sandbox, [readable]).level is Isolation.NONE


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write below /usr")
def test_a_course_below_usr_is_not_seen_from_inside(sandbox: Sandbox) -> None:
    """Where container images like to put it."""
    folder = Path("/usr/src/autograder-test-course")
    shutil.copytree(Path(__file__).parent / "tiny", folder)
    try:
        thief = "import os\ndef half(n):\n    return os.path.exists('/usr/src/autograder-test-course')"
        conversation = Conversation(notebook_of(thief), sandbox, LIMITS)
        assert conversation.call(Call("half", (1,))).returned is False
        conversation.close()
    finally:
        shutil.rmtree(folder)


def test_python_may_be_called_by_a_relative_path() -> None:
    """The sandbox has no working folder of ours."""
    relative = os.path.relpath(sys.executable, Path(__file__).parent)
    code = "from autograder.canary import best_sandbox; print(best_sandbox().sandbox.name)"
    found = subprocess.run([relative, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "bubblewrap"


def test_an_invisible_letter_makes_no_twin() -> None:
    """Of another student's name."""
    assert safe("\u3164alice") == "alice"


def test_a_worker_cannot_call_off_its_death(sandbox: Sandbox) -> None:
    """PR_SET_PDEATHSIG is denied, so that nothing outlives a grader that is killed."""
    code = "import ctypes\ndef half(n):\n    return ctypes.CDLL(None, use_errno=True).prctl(1, 0, 0, 0, 0)"
    conversation = Conversation(notebook_of(code, DOUBLE), sandbox, LIMITS)
    assert conversation.call(Call("half", (1,))).returned == -1
    conversation.close()


def test_an_interpreter_below_the_scratch_folder_is_found(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course that was cloned into /tmp is graded in the sandbox like any other."""
    assert str(tmp_path).startswith("/tmp")
    tmp_path.chmod(0o755)  # pytest makes it private; an environment is not
    (tmp_path / "library.py").write_text("x = 1", "utf-8")
    known = visible_paths()
    monkeypatch.setattr("autograder.sandbox.bubblewrap.visible_paths", lambda: (*known, tmp_path))
    conversation = Conversation(notebook_of("def half(path):\n    return open(path).read()"), sandbox, LIMITS)
    assert conversation.call(Call("half", (str(tmp_path / "library.py"),))).returned == "x = 1"
    conversation.close()


@pytest.mark.parametrize("forged", ["{'raised': np.zeros(2)}", "{'missing': np.zeros(2)}", "{'missing': 1}", "{'returned': 4}", "{'raised': None}"])
def test_a_forged_reply_of_any_kind_is_tampering_and_no_fault_of_ours(graded: Callable[..., tuple[tuple[Outcome, ...], tuple[str, ...]]], forged: str) -> None:
    """The grader goes on, and a person will look."""
    hides = f"import numpy as np\nimport autograder.worker.service as service\nservice._call = lambda shell, request: {forged}"
    outcomes, _ = graded(hides, HALF)
    assert {outcome.verdict for outcome in outcomes} == {Verdict.TAMPERED}


def test_computing_time_counts_although_nobody_waits_for_the_children(sandbox: Sandbox) -> None:
    """With SIGCHLD ignored the kernel adds their time to no one."""
    code = """
import os, signal, time
def half(n):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in range(14):
        if os.fork() == 0:
            end = time.process_time() + 0.3
            while time.process_time() < end: pass
            os._exit(0)
        time.sleep(0.32)
"""
    conversation = Conversation(notebook_of(code), sandbox, replace(LIMITS, call=Limit(2, 30)))
    with pytest.raises(ConversationEnded, match="seconds of computing"):
        conversation.call(Call("half", (1,)))
    conversation.close()


def test_keys_that_collide_do_not_cross(sandbox: Sandbox) -> None:
    """Tuples can be made to share one hash; thousands of them would take minutes to read."""
    conversation = Conversation(notebook_of("def half(n):\n    return {(i, i): i for i in range(100)}"), sandbox, LIMITS)
    assert conversation.call(Call("half", (1,))).returned == Opaque("dict with keys that are not plain")
    conversation.close()


def test_memory_that_processes_share_counts_once(sandbox: Sandbox) -> None:
    """Children that are only copies of their parent, as of one that has imported TensorFlow, are no hoard."""
    code = """
import os, time
hoard = b"x" * (100 << 20)
def half(n):
    children = []
    for _ in range(6):
        if (pid := os.fork()) == 0:
            time.sleep(1)
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    return n // 2
"""
    conversation = Conversation(notebook_of(code), sandbox, LIMITS)
    assert conversation.call(Call("half", (8,))).returned == 4
    conversation.close()
