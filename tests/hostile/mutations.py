"""Every defence of the program, and the change of its source that takes it out."""

from __future__ import annotations

from hostile.mutant import Mutation

BWRAP, SECCOMP, FENCE, DIALOGUE, CONVERSATION, WIRE = (
    "sandbox/bubblewrap.py",
    "sandbox/seccomp.py",
    "worker/fence.py",
    "dialogue.py",
    "conversation.py",
    "wire.py",
)

NAMESPACES = (
    Mutation("only programs are visible", BWRAP, '*("/bin", "/sbin",', '*("/var", "/bin", "/sbin",', ("reading.hidden_checks_by_path", "reading.work_of_other_students")),
    Mutation("own /tmp", BWRAP, '"--perms", "1777", "--size", size, "--tmpfs", "/tmp")', '"--bind", "/tmp", "/tmp")', ("reading.what_an_earlier_worker_left",)),
    Mutation("pid namespace", BWRAP, '"--unshare-pid", ', "", ("reading.command_of_another_process", "exits.daemon_that_stays"), more=((BWRAP, ', "--as-pid-1"', ""),)),
    Mutation("network namespace", BWRAP, '"--unshare-net", ', "", ("kernel.*socket*",)),
    Mutation("ipc namespace", BWRAP, '"--unshare-ipc", ', "", ("kernel.*", "reading.*ipc*")),
    Mutation("host name", BWRAP, '"--unshare-uts", ', "", ("reading.accounts_and_names_of_the_machine",), more=((BWRAP, '"--hostname", "sandbox", ', '"--die-with-parent", '),)),
    Mutation("cgroup namespace", BWRAP, ', "--unshare-cgroup-try"', "", ("reading.*",)),
    Mutation("no nested user namespaces", BWRAP, '"--disable-userns", ', "", ("kernel.*",), root=False),
    Mutation("worker is pid 1", BWRAP, ', "--as-pid-1"', "", ("kernel.*", "reading.*"), root=False),
    Mutation("read-only programs", BWRAP, '"--ro-bind", str(path)', '"--bind", str(path)', ("forging.code_of_the_grader",)),
    Mutation("read-only root", BWRAP, '*("--remount-ro", "/"),', "", ("kernel.*",)),
    Mutation("read-only /dev", BWRAP, '*("--remount-ro", "/dev"),', "", ("kernel.*",)),
    Mutation("size of /tmp", BWRAP, '"--size", size, ', "", ("resources.*",)),
    Mutation("size of /dev/shm", BWRAP, '"--size", str(16 << 20), ', "", ("resources.*",)),
    Mutation("clean environment", BWRAP, "worker_environment(HOME, SCRATCH), inherit", "{**os.environ, **worker_environment(HOME, SCRATCH)}, inherit", ("reading.variables_of_the_environment",)),
)
FRAMES = (
    Mutation("replies to another question", DIALOGUE, 'reply.pop("id", None) != identity or', 'reply.pop("id", None) is None or', ("forging.reply_to_an_earlier_question",)),
    Mutation("nothing ahead of a question", DIALOGUE, "if self._received or self._readable(0):", "if False:", ("forging.frames_ahead_of_the_question", "forging.second_reply_behind_the_first")),
    Mutation("nothing behind a reply", DIALOGUE, "!= identity or self._received:", "!= identity:", ("forging.second_reply_behind_the_first",)),
    Mutation("a reply has exactly its parts", CONVERSATION, 'if reply.keys() == {"returned"} and', 'if "returned" in reply and', ("forging.score_beside_the_answer",)),
    Mutation("a reply has its arguments", CONVERSATION, "complete = len(args) == len(call.args) and kwargs.keys() == call.kwargs.keys()", "complete = True", ("forging.argument_left_out_of_the_reply",)),
    Mutation("length of an exception", CONVERSATION, "_cut(message)", "message", ("forging.endless_exception",)),
)
DECODER = (
    Mutation("size of a message", WIRE, "if head > MAX_HEAD or body > MAX_BODY:", "if False:", ("codec.header_of_four_gigabytes",)),
    Mutation("depth of a message", WIRE, "not 0 <= depth <= MAX_DEPTH or ", "", ("codec.lists_in_lists",)),
    Mutation("parts of a message", WIRE, " or nodes > MAX_NODES", "", ("codec.million_parts",)),
    Mutation("ASCII only", WIRE, 'text = head.decode("ascii")', "text = head", ("codec.json_in_utf_16",)),
    Mutation("digits of an integer", WIRE, 'if len(text.lstrip("-")) > MAX_DIGITS:', "if False:", ("codec.number_of_a_million_digits",)),
    Mutation("numbers that a float can hold", WIRE, ", parse_float=_finite", "", ("codec.numbers_beyond_all_floats",)),
    Mutation("no constants beside JSON", WIRE, ", parse_constant=_refuse", "", ("codec.constants_that_are_no_json",)),
    Mutation("no key twice", WIRE, "object_pairs_hook=_unique, ", "", ("codec.keys_twice",)),
    Mutation("no bytes behind the arrays", WIRE, "if reader.position != len(body):", "if False:", ("codec.bytes_behind_the_arrays",)),
    Mutation("one buffer for one array", WIRE, "index != self.buffers or ", "", ("codec.one_buffer_for_two_arrays",)),
    Mutation("an array fits its buffer", WIRE, " or size > len(self.body) - self.position", "", ("codec.array_larger_than_its_bytes",)),
    Mutation("sides are whole numbers", WIRE, " or any(type(side) is not int or side < 0 for side in shape)", "", ("codec.sides_below_zero",)),
    Mutation("sides that a loop gets through", WIRE, "if max(shape, default=0) > MAX_BODY:\n            raise", "if False:\n            raise", ("codec.sides_without_elements",)),
    Mutation("dtypes of numbers only", WIRE, "if char not in DTYPES or len(char) != 1:", "if False:", ("codec.strange_dtypes",)),
    Mutation("scalars are numbers", WIRE, "if type(value) not in (bool, int, float):", "if False:", ("codec.scalars_out_of_range",)),
    Mutation("known tags only", WIRE, "if len(node) != 1:", "if False:", ("codec.tags_of_its_own",)),
    Mutation("plain keys", WIRE, "if not isinstance(key, PLAIN_KEYS):", "if False:", ("codec.keys_that_collide",)),
    Mutation("linear scan of strings", WIRE, '++|\\\\.)*+"?', '+|\\\\.)*"', ("codec.string_that_never_ends",)),
)
MUTATIONS: tuple[Mutation, ...] = (*NAMESPACES, *FRAMES, *DECODER)
