"""Calling the functions of a notebook in a real sandbox, whatever the notebook does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from classroom import DOUBLE, HALF, notebook_of

from autograder.answer import Answer, Call, ConversationEnded
from autograder.conversation import MAX_WORKERS, Conversation
from autograder.outcome import Verdict
from autograder.sandbox.process import Sandbox
from autograder.settings import Limit, Limits

LIMITS = Limits(cell=Limit(2, 10), call=Limit(1, 3), submission=Limit(30, 60), memory_mb=512, processes=32, file_mb=4, scratch_mb=16)
FORGE = """
import os
def forge(frame=b'\\x02\\0\\0\\0\\0\\0\\0\\0{}'):
    for descriptor in range(3, 40):
        try:
            os.write(descriptor, frame)
        except OSError:
            pass
"""

Open = Callable[..., Conversation]


@pytest.fixture
def converse(sandbox: Sandbox) -> Iterator[Open]:
    """Run a notebook of these cells and talk to it."""
    opened: list[Conversation] = []

    def open_one(*sources: str, limits: Limits = LIMITS) -> Conversation:
        conversation = Conversation(notebook_of(*sources), sandbox, limits)
        opened.append(conversation)
        conversation.run()
        return conversation

    yield open_one
    for each in opened:
        each.close()


def half(conversation: Conversation, n: int = 8) -> Answer:
    return conversation.call(Call("half", (n,)))


def refusal(conversation: Conversation, call: Call) -> ConversationEnded:
    with pytest.raises(ConversationEnded) as caught:
        conversation.call(call)
    return caught.value


def test_a_function_of_the_notebook_answers(converse: Open) -> None:
    """A call comes back with the value."""
    assert half(converse(HALF)).returned == 4


def test_arrays_cross_the_boundary_both_ways(converse: Open) -> None:
    """Shape and dtype survive."""
    x = np.arange(6, dtype="float32").reshape(2, 3)
    answer = converse(DOUBLE).call(Call("double", (x,)))
    assert answer.returned.dtype == x.dtype
    np.testing.assert_array_equal(answer.returned, x * 2)


def test_the_arguments_come_back_as_the_call_left_them(converse: Open) -> None:
    """A function that writes into its input is noticed."""
    answer = converse("def double(x):\n    x *= 2\n    return x").call(Call("double", (np.array([1.0]),)))
    np.testing.assert_array_equal(answer.args_after[0], [2.0])


def test_an_exception_is_placed_in_the_students_cell(converse: Open) -> None:
    """The student reads cell, line and source."""
    answer = converse("x = 1", "def half(n):\n    return n / 0").call(Call("half", (1,)))
    assert answer.raised is not None
    assert answer.raised.type == "ZeroDivisionError"
    assert answer.raised.line == "cell 2, line 2: return n / 0"


def test_a_broken_cell_does_not_stop_the_next(converse: Open) -> None:
    """The note says which cell failed and why."""
    conversation = converse("undefined_name", "this is no python", HALF)
    assert half(conversation).returned == 4
    assert conversation.notes == (
        "cell 1 failed: NameError: name 'undefined_name' is not defined (line 1: undefined_name)",
        "cell 2 failed: SyntaxError: invalid syntax (line 1: this is no python)",
    )


def test_the_last_of_two_definitions_counts(converse: Open) -> None:
    """As in Jupyter."""
    assert half(converse("def half(n): return -1", HALF)).returned == 4


def test_functions_may_be_spread_over_cells(converse: Open) -> None:
    """A helper of an earlier cell is there."""
    assert half(converse("def helper(n):\n    return n // 2", "def half(n):\n    return helper(n)")).returned == 4


def test_a_function_whose_cell_failed_is_not_called_missing(converse: Open) -> None:
    """The syntax error is the answer, not `not attempted`."""
    ended = refusal(converse("def half(n)\n    return n // 2"), Call("half", (8,)))
    assert ended.verdict is Verdict.CRASHED
    assert ended.message == "cell 1, which defines half, failed: SyntaxError: expected ':' (line 1: def half(n))"


def test_a_function_that_is_not_there_counts_as_not_attempted(converse: Open) -> None:
    """Renamed or deleted: the message asks."""
    answer = half(converse("def halve(n): return n // 2"))
    assert answer.raised is not None
    assert answer.raised.type == "NotImplementedError"
    assert "renamed or deleted" in answer.raised.message


def test_a_cell_that_ends_the_process_costs_nothing_else(converse: Open) -> None:
    """The notebook runs again without it."""
    conversation = converse("import os\nos._exit(0)", HALF)
    assert half(conversation).returned == 4
    assert "cell 1 was left out" in conversation.notes[0]


def test_a_cell_that_never_ends_costs_nothing_else(converse: Open) -> None:
    """It is stopped after its CPU time."""
    conversation = converse("while True: pass", HALF)
    assert half(conversation).returned == 4
    assert "seconds of computing" in conversation.notes[0]


def test_a_cell_that_sleeps_for_ever_is_stopped_by_the_clock(converse: Open) -> None:
    """The wall limit is the backstop."""
    conversation = converse("import time\ntime.sleep(1000)", HALF, limits=replace(LIMITS, cell=Limit(2, 1)))
    assert half(conversation).returned == 4
    assert "seconds of waiting" in conversation.notes[0] or "after waiting" in conversation.notes[0]


def test_a_cell_of_megabytes_is_left_out(converse: Open) -> None:
    """With a note; the others run."""
    conversation = converse(f"data = '{'é' * (2 << 20)}'", HALF)
    assert half(conversation).returned == 4
    assert conversation.notes == ("cell 1 was left out: it is megabytes long",)


def test_a_call_that_ends_the_process_does_not_cost_the_other_question(converse: Open) -> None:
    """A new worker answers the next call."""
    conversation = converse("def half(n):\n    import os\n    os._exit(0)", DOUBLE)
    assert refusal(conversation, Call("half", (1,))).verdict is Verdict.CRASHED
    assert conversation.call(Call("double", (2,))).returned == 4


def test_a_call_that_never_ends_is_timed_out(converse: Open) -> None:
    """And the next question is still answered."""
    conversation = converse("def half(n):\n    while True: pass", DOUBLE)
    assert refusal(conversation, Call("half", (1,))).verdict is Verdict.TIMED_OUT
    assert conversation.call(Call("double", (2,))).returned == 4


def test_a_function_that_was_stopped_twice_is_not_called_again(converse: Open) -> None:
    """Twenty checks of an endless loop cost two limits, not twenty."""
    conversation = converse("def half(n):\n    import os\n    os._exit(0)")
    refusal(conversation, Call("half", (1,)))
    refusal(conversation, Call("half", (2,)))
    assert "was not run" in refusal(conversation, Call("half", (3,))).message


def test_a_notebook_that_always_dies_is_given_up(converse: Open) -> None:
    """There is an end to starting it again."""
    conversation = converse(*["import os\nos._exit(0)"] * (MAX_WORKERS + 1))
    assert f"{MAX_WORKERS} times" in refusal(conversation, Call("half", (1,))).message


def test_leaving_by_exit_in_a_function_is_an_exception_like_any_other(converse: Open) -> None:
    """`exit()` and `sys.exit()` do not end the worker."""
    conversation = converse("import sys\ndef half(n):\n    sys.exit(0)\ndef double(x):\n    exit()")
    for name in ("half", "double"):
        raised = conversation.call(Call(name, (1,))).raised
        assert raised is not None
        assert raised.type == "SystemExit"


def test_a_forged_message_in_a_cell_ends_the_conversation(converse: Open) -> None:
    """A person has to look; no check is passed."""
    conversation = converse(HALF, FORGE + "forge()")
    assert refusal(conversation, Call("half", (8,))).verdict is Verdict.TAMPERED


def test_a_forged_message_in_a_call_costs_that_question_only(converse: Open) -> None:
    """The other function is called in a new worker."""
    conversation = converse(FORGE + "def half(n):\n    forge()\n    return n // 2", DOUBLE)
    assert refusal(conversation, Call("half", (8,))).verdict is Verdict.TAMPERED
    assert conversation.call(Call("double", (2,))).returned == 4


def test_a_message_that_nobody_asked_for_is_noticed_before_the_next_call(converse: Open) -> None:
    """A frame that waits in the socket is no answer to anything."""
    later = FORGE + "import threading, time\ndef later():\n    time.sleep(0.5)\n    forge()\nthreading.Thread(target=later, daemon=True).start()"
    conversation = converse(later, HALF)
    import time

    time.sleep(1.0)
    assert refusal(conversation, Call("half", (8,))).verdict is Verdict.TAMPERED


def test_a_frame_that_claims_gigabytes_is_refused_before_it_is_read(converse: Open) -> None:
    """The length prefix is checked first."""
    conversation = converse(FORGE + "def half(n):\n    forge(b'\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff')\n    return 4")
    ended = refusal(conversation, Call("half", (8,)))
    assert ended.verdict is Verdict.TAMPERED
    assert "larger than allowed" in ended.message


def test_memory_is_limited(converse: Open) -> None:
    """Taking all of it is a MemoryError or the end of the worker, never of the machine."""
    conversation = converse("def half(n):\n    hoard = []\n    while True: hoard.append(bytearray(64 << 20))", DOUBLE)
    try:
        raised = half(conversation).raised
        assert raised is not None
        assert raised.type == "MemoryError"
    except ConversationEnded as ended:
        assert ended.verdict is Verdict.CRASHED
    assert conversation.call(Call("double", (2,))).returned == 4


def test_memory_spread_over_processes_is_limited(converse: Open) -> None:
    """Each child stays under the limit of one process; together they do not."""
    spread = """
import os, time
def half(n):
    for _ in range(6):
        if os.fork() == 0:
            hoard = bytearray(b'x') * (200 << 20)
            time.sleep(60)
            os._exit(0)
    time.sleep(60)
"""
    conversation = converse(spread, limits=replace(LIMITS, call=Limit(20, 40)))
    assert "MB of memory" in refusal(conversation, Call("half", (8,))).message


def test_an_object_that_equals_everything_crosses_as_its_type_only(converse: Open) -> None:
    """There is nothing alive to compare with."""
    answer = half(converse("class Always(int):\n    __eq__ = lambda self, other: True\ndef half(n):\n    return Always(3)"))
    assert answer.returned.type == "Always"


def test_magics_and_shell_commands_work(converse: Open) -> None:
    """As in Jupyter."""
    conversation = converse("%matplotlib inline\n%time 1 + 1\nfiles = !echo one two\n!true", "def half(n):\n    return list(files)")
    assert half(conversation).returned == ["one two"]
    assert conversation.notes == ()


def test_a_colab_notebook_runs_to_its_end(converse: Open) -> None:
    """Mounting a drive, uploading and installing do nothing, and fail nothing."""
    colab = "from google.colab import drive, files\ndrive.mount('/content/drive')\nuploaded = files.upload()\n!pip install -q otter-grader\n%pip install numpy\n!apt-get install -y x"
    conversation = converse("%tensorflow_version 2.x", colab, HALF)
    assert half(conversation).returned == 4
    assert conversation.notes == ()


def test_student_code_lives_in_main(converse: Open) -> None:
    """Dataclasses and pickle look their module up."""
    code = "import dataclasses, pickle\n@dataclasses.dataclass\nclass Size:\n    n: int\ndef half(n):\n    return pickle.loads(pickle.dumps(Size(n))).n // 2"
    assert half(converse(code)).returned == 4


def test_the_working_folder_is_empty_and_writable(converse: Open) -> None:
    """Nothing of the course lies there."""
    conversation = converse("import os\nbefore = os.listdir()\nopen('x.txt', 'w').write('x')\ndef half(n):\n    return before")
    assert half(conversation).returned == []


def test_the_budget_of_a_submission_is_not_renewed_with_each_worker(converse: Open) -> None:
    """Computing time of all workers counts together."""
    tight = replace(LIMITS, submission=Limit(3, 60))
    conversation = converse(
        "def half(n):\n    while True: pass\ndef third(n):\n    while True: pass\ndef quarter(n):\n    while True: pass", DOUBLE, limits=tight
    )
    for name in ("half", "third", "quarter"):
        refusal(conversation, Call(name, (1,)))
    assert "used up its 3 seconds" in refusal(conversation, Call("double", (1,))).message


def test_a_busy_machine_changes_no_verdict(converse: Open) -> None:
    """Time in which a worker waits for a processor is not time that it wastes: with many others at work, it needs far more than its limit of waiting."""
    limits = replace(LIMITS, call=Limit(cpu_seconds=5, wall_seconds=2))
    computes = "import time\ndef half(n):\n    end = time.process_time() + 1.2\n    while time.process_time() < end: pass\n    return n // 2"
    cores = len(os.sched_getaffinity(0))
    others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * cores)]
    try:
        answer = half(converse(computes, limits=limits))
    finally:
        for other in others:
            other.kill()
            other.wait()
    assert answer.returned == 4


def test_an_answer_that_is_there_counts_however_late_it_is_read(converse: Open) -> None:
    """A grader that was held up, as on a laptop that was closed, does not take it for silence."""
    conversation = converse(HALF, limits=replace(LIMITS, call=Limit(cpu_seconds=1, wall_seconds=0.5)))
    worker = conversation._worker
    assert worker is not None
    send = worker._send

    def send_and_doze(frame: bytes) -> None:
        send(frame)
        time.sleep(1)

    worker._send = send_and_doze  # type: ignore[method-assign]
    assert half(conversation).returned == 4
