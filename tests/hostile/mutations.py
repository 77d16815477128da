"""Every defence of the program, and the change of its source that takes it out."""

from __future__ import annotations

from hostile.mutant import Mutation

BWRAP, PROCESS, SECCOMP, FENCE, DIALOGUE, CONVERSATION, WIRE = (
    "sandbox/bubblewrap.py",
    "sandbox/process.py",
    "sandbox/seccomp.py",
    "worker/fence.py",
    "dialogue.py",
    "conversation.py",
    "wire.py",
)

NAMESPACES = (
    Mutation(
        "mount namespace: only programs are visible",
        BWRAP,
        '*("/bin", "/sbin",',
        '*("/var", "/bin", "/sbin",',
        ("reading.hidden_checks_by_path", "kernel.permissions_of_a_file"),
    ),
    Mutation(
        "mount namespace: own /tmp",
        BWRAP,
        '"--perms", "1777", "--size", size, "--tmpfs", "/tmp")',
        '"--bind", os.environ["TMPDIR"], "/tmp")',
        ("reading.what_an_earlier_worker_left",),
    ),
    Mutation(
        "pid namespace",
        BWRAP,
        '"--unshare-pid", ',
        "",
        ("reading.command_of_another_process", "exits.daemon_that_stays"),
        more=((BWRAP, ', "--as-pid-1"', ""),),
    ),
    Mutation("network namespace", BWRAP, '"--unshare-net", ', "", ("kernel.abstract_socket_of_another_program",)),
    Mutation("ipc namespace", BWRAP, '"--unshare-ipc", ', "", ("kernel.queue_of_another_program",)),
    Mutation(
        "uts namespace", BWRAP, '"--unshare-uts", ', "", ("kernel.name_of_the_machine",), more=((BWRAP, '"--hostname", "sandbox", ', '"--die-with-parent", '),)
    ),
    Mutation("cgroup namespace", BWRAP, ', "--unshare-cgroup-try"', "", ("kernel.place_among_control_groups",)),
    Mutation(
        "no nested user namespaces",
        BWRAP,
        '"--disable-userns", ',
        "",
        ("kernel.root_of_a_namespace",),
        root=False,
        more=((SECCOMP, '    "unshare": (272, 97),\n', ""),),
    ),
    Mutation("worker is pid 1", BWRAP, ', "--as-pid-1"', "", ("kernel.takes_over_init", "exits.kills_the_grader"), root=False),
    Mutation(
        "read-only programs", BWRAP, '"--ro-bind", str(path)', '"--bind", str(path)', ("forging.code_of_the_grader", "kernel.libraries_for_writing"), root=False
    ),
    Mutation("read-only root", BWRAP, '*("--remount-ro", "/"),', "", ("kernel.files_outside_of_scratch",), root=False),
    Mutation("read-only /dev", BWRAP, '*("--remount-ro", "/dev"),', "", ("kernel.files_outside_of_scratch",), root=False),
    Mutation("size of /tmp", BWRAP, '"--size", size, ', "", ("resources.disk_in_many_files",)),
    Mutation("size of /dev/shm", BWRAP, '"--size", str(16 << 20), ', "", ("resources.files_in_shared_memory",)),
    Mutation(
        "clean environment",
        BWRAP,
        "worker_environment(HOME, SCRATCH), inherit",
        "{**os.environ, **worker_environment(HOME, SCRATCH)}, inherit",
        ("reading.variables_of_the_environment",),
    ),
    Mutation(
        "no descriptor of ours",
        PROCESS,
        "pass_fds=inherit if streams else (theirs.fileno(), *inherit),",
        'pass_fds=(theirs.fileno(), os.open("/var/tmp", os.O_RDONLY), *inherit),',
        ("reading.inherited_descriptors",),
    ),
    Mutation("mount namespace: nothing of /sys", BWRAP, '*("/bin", "/sbin",', '*("/sys", "/bin", "/sbin",', ("reading.hardware_by_sysfs",)),
    Mutation("mount namespace: nothing of /etc", BWRAP, '"/etc/alternatives"', '"/etc"', ("reading.accounts_and_names_of_the_machine",)),
)
PRIVILEGES = (
    Mutation("own uid", "prctl.py", "    os.setresuid(uid, uid, uid)\n", "", ("kernel.becomes_root_again", "kernel.takes_over_init"), root=True),
    Mutation("no groups of root", "prctl.py", "    os.setgroups([])\n", "    os.setgroups([0, 4])\n", ("kernel.becomes_root_again",), root=True),
    Mutation("own gid", "prctl.py", "    os.setresgid(uid, uid, uid)\n", "", ("kernel.becomes_root_again",), root=True),
    Mutation("empty bounding set", "prctl.py", "        _prctl(PR_CAPBSET_DROP, capability)\n", "        pass\n", ("kernel.becomes_root_again",), root=True),
    Mutation(
        "no privileges at all",
        "worker/__main__.py",
        'prctl.become(config["uid"])',
        "pass",
        ("reading.disk_by_a_device_of_my_own", "kernel.mounts_and_unmounts"),
        root=True,
    ),
)
WARM, SPACES = "worker/warm.py", "worker/namespaces.py"
FORKED = (
    Mutation("warm: size of /tmp", SPACES, 'f"size={scratch_mb}m,mode=1777"', '"mode=1777"', ("resources.disk_in_many_files",), cold=False),
    Mutation("warm: size of /dev/shm", SPACES, '"size=16m,mode=1777"', '"mode=1777"', ("resources.files_in_shared_memory",), cold=False),
    Mutation("warm: system calls", WARM, 'fence.filter_calls(config["seccomp"])', "pass", ("kernel.every_door", "kernel.sockets_of_rare_families"), cold=False),
    Mutation(
        "warm: own terminals",
        SPACES,
        '    prctl.mount("devpts", "/dev/pts", "devpts"',
        '    ("devpts", "/dev/pts", "devpts"',
        ("reading.message_left_at_a_terminal",),
        root=False,
        cold=False,
    ),
    Mutation("warm: limits", WARM, "fence.limit(request)", "pass", ("resources.memory_in_one_piece", "resources.fork_bomb"), cold=False),
    Mutation(
        "warm: no privileges at all",
        WARM,
        'prctl.become(request["uid"])',
        "pass",
        ("reading.disk_by_a_device_of_my_own", "kernel.mounts_and_unmounts", "kernel.becomes_root_again"),
        cold=False,
    ),
    Mutation(
        "warm: no nested user namespaces",
        SPACES,
        '        file.write("0")',
        "        pass",
        ("kernel.root_of_a_namespace",),
        root=False,
        more=((SECCOMP, '    "unshare": (272, 97),\n', ""),),
        cold=False,
    ),
)
CALLS = (
    Mutation(
        "seccomp", BWRAP, '*(("--seccomp", str(filter_fd)) if filter_fd is not None else ()),', "", ("kernel.every_door", "kernel.sockets_of_rare_families")
    ),
    Mutation("seccomp: tracing", SECCOMP, '    "ptrace": (101, 117),\n', "", ("kernel.traces_a_process",)),
    Mutation("seccomp: memory of processes", SECCOMP, '    "process_vm_readv": (310, 270),\n', "", ("kernel.memory_by_system_call",)),
    Mutation("seccomp: io_uring", SECCOMP, '    "io_uring_setup": (425, 425),\n', "", ("kernel.io_uring",)),
    Mutation("seccomp: bpf", SECCOMP, '    "bpf": (321, 280),\n', "", ("kernel.code_inside_the_kernel", "kernel.every_door")),
    Mutation("seccomp: userfaultfd", SECCOMP, '    "userfaultfd": (323, 282),\n', "", ("kernel.page_faults_of_its_own",)),
    Mutation("seccomp: keys", SECCOMP, '    "add_key": (248, 217),\n', "", ("kernel.keys_of_the_kernel",)),
    Mutation("seccomp: performance counters", SECCOMP, '    "perf_event_open": (298, 241),\n', "", ("kernel.counters_of_the_processor", "kernel.every_door")),
    Mutation(
        "seccomp: namespaces by unshare",
        SECCOMP,
        '    "unshare": (272, 97),\n',
        "",
        ("kernel.root_of_a_namespace", "kernel.every_door"),
        more=((BWRAP, '"--disable-userns", ', ""),),
    ),
    Mutation(
        "seccomp: namespaces by clone",
        SECCOMP,
        "(JUMP_SET, 0, 1, NAMESPACES)",
        "(JUMP_SET, 0, 1, 0)",
        ("kernel.namespace_by_clone",),
        more=((BWRAP, '"--disable-userns", ', ""),),
    ),
    Mutation(
        "seccomp: namespaces by clone3",
        SECCOMP,
        "    code += _when(arch.clone3, [_fail(errno.ENOSYS)])",
        "    code += []",
        ("kernel.namespace_by_clone3",),
        more=((BWRAP, '"--disable-userns", ', ""),),
    ),
    Mutation("seccomp: mounts", SECCOMP, '    "mount": (165, 40),\n', "", ("kernel.mounts_and_unmounts", "kernel.every_door")),
    Mutation("seccomp: memory files", SECCOMP, '    "memfd_create": (319, 279),\n', "", ("resources.memory_without_a_name",)),
    Mutation("seccomp: System V memory", SECCOMP, '    "shmget": (29, 194),\n', "", ("resources.memory_between_processes",)),
    Mutation(
        "seccomp: families of sockets",
        SECCOMP,
        "_if_equal(AF_UNIX, skip=1), _fail(errno.EAFNOSUPPORT), _return(ALLOW)]",
        "_return(ALLOW)]",
        ("kernel.sockets_to_the_kernel", "kernel.sockets_of_rare_families"),
    ),
    Mutation(
        "seccomp: typing into terminals",
        SECCOMP,
        "code += _when(arch.ioctl, [_load(OFFSET_ARG1), *_any_of(*TERMINAL_INJECTION), _return(ALLOW), _fail(errno.EPERM)])",
        "",
        ("kernel.types_into_a_terminal",),
    ),
    Mutation("seccomp: death with the grader", SECCOMP, "_unless_equal(PR_SET_PDEATHSIG, skip=1), _fail(errno.EPERM), ", "", ("kernel.calls_off_its_death",)),
    Mutation(
        "seccomp: other kinds of calls",
        SECCOMP,
        "_if_equal(arch.audit, skip=1), _return(KILL)",
        "_if_equal(arch.audit, skip=1), _return(ALLOW)",
        ("kernel.system_calls_of_32_bits",),
    ),
)
LIMITS = (
    Mutation("RLIMIT_CPU", FENCE, '        resource.RLIMIT_CPU: config["cpu_seconds"],\n', "", ("resources.raises_its_own_limits",)),
    Mutation("RLIMIT_DATA", FENCE, '        resource.RLIMIT_DATA: config["memory_mb"] * MEGABYTE + _data(),', "", ("resources.memory_in_one_piece",)),
    Mutation(
        "RLIMIT_FSIZE", FENCE, '        resource.RLIMIT_FSIZE: config["file_mb"] * MEGABYTE,\n', "", ("resources.file_too_large", "resources.sparse_file")
    ),
    Mutation("RLIMIT_NPROC", FENCE, '        resource.RLIMIT_NPROC: config["processes"],\n', "", ("resources.fork_bomb", "resources.threads_without_end")),
    Mutation("RLIMIT_NOFILE", FENCE, "resource.RLIMIT_NOFILE: 128", "resource.RLIMIT_NOFILE: 4096", ("resources.descriptors_without_end",)),
    Mutation("RLIMIT_CORE", FENCE, "resource.RLIMIT_CORE: 0,", "resource.RLIMIT_CORE: 1 << 30,", ("resources.core_dump", "resources.raises_its_own_limits")),
    Mutation(
        "hard limits", FENCE, "resource.setrlimit(kind, (value, value))", "resource.setrlimit(kind, (value, ceiling))", ("resources.raises_its_own_limits",)
    ),
    Mutation(
        "CPU time of a call or cell",
        DIALOGUE,
        "if usage.cpu_seconds - self._cpu_before > self._limit.cpu_seconds:",
        "if False:",
        ("resources.endless_call", "resources.endless_in_many_processes"),
    ),
    Mutation("waiting time of a call or cell", DIALOGUE, "if idle > self._limit.wall_seconds or", "if False and", ("resources.sleep_for_ever",)),
    Mutation(
        "memory of all processes",
        DIALOGUE,
        "if usage.memory_bytes > self._memory and self._process.own_memory() > self._memory:",
        "if False:",
        ("resources.memory_of_many_children", "resources.memory_in_shared_mappings"),
    ),
    Mutation("number of files", DIALOGUE, "if usage.files > MAX_FILES:", "if False:", ("resources.files_without_content",)),
    Mutation(
        "time of children that nobody waits for",
        PROCESS,
        "max(self.spent, cpu_seconds, sum(self.seen.values()))",
        "cpu_seconds",
        ("resources.children_that_nobody_counts",),
    ),
    Mutation("weight of all answers", CONVERSATION, "if self._heard > MAX_HEARD:", "if False:", ("resources.answers_that_add_up",)),
    Mutation("number of restarts", CONVERSATION, "if self._workers >= MAX_WORKERS:", "if False:", ("resources.hundred_restarts",)),
    Mutation("no exit handlers", "worker/service.py", "    os._exit(0)  #", "    return  #", ("exits.last_words", "resources.sleep_at_the_end")),
    Mutation(
        "output to nowhere",
        "worker/service.py",
        "        os.dup2(quiet, stream)\n",
        "        pass\n",
        ("resources.flood_of_output", "exits.waits_for_the_keyboard", "forging.results_on_standard_output"),
    ),
)
FRAMES = (
    Mutation(
        "replies to another question",
        DIALOGUE,
        'reply.pop("id", None) != identity or',
        'reply.pop("id", None) is None or',
        ("forging.reply_to_an_earlier_question",),
    ),
    Mutation(
        "a reply has exactly its parts", CONVERSATION, 'if reply.keys() == {"returned"} and', 'if "returned" in reply and', ("forging.score_beside_the_answer",)
    ),
    Mutation(
        "a reply has its arguments",
        CONVERSATION,
        "complete = len(args) == len(call.args) and kwargs.keys() == call.kwargs.keys()",
        "complete = True",
        ("forging.argument_left_out_of_the_reply",),
    ),
    Mutation("length of an exception", CONVERSATION, "_cut(message)", "message", ("forging.endless_exception",)),
    Mutation(
        "number and length of type names",
        CONVERSATION,
        "tuple(name[:100] for name in types[:20])",
        "tuple(types)",
        ("forging.endless_exception",),
        more=((CONVERSATION, "line[:200]", "line"),),
    ),
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
    Mutation(
        "sides that a loop gets through",
        WIRE,
        "if max(shape, default=0) > MAX_BODY:\n            raise",
        "if False:\n            raise",
        ("codec.sides_without_elements",),
    ),
    Mutation("dtypes of numbers only", WIRE, "if char not in DTYPES or len(char) != 1:", "if False:", ("codec.strange_dtypes",)),
    Mutation("scalars are numbers", WIRE, "if type(value) not in (bool, int, float):", "if False:", ("codec.scalars_of_strings",)),
    Mutation("known tags only", WIRE, "if len(node) != 1:", "if False:", ("codec.tags_of_its_own",)),
    Mutation("plain keys", WIRE, "if not isinstance(key, PLAIN_KEYS):", "if False:", ("codec.keys_that_collide",)),
    Mutation("linear scan of strings", WIRE, '++|\\\\.)*+"?', '+|\\\\.)*"', ("codec.string_that_never_ends",)),
)
ANSWERS = (
    Mutation(
        "exact types",
        "comparison.py",
        "isinstance(given, int | np.integer) and not isinstance(given, bool) and int(given)",
        "isinstance(given, int | np.integer) and int(given)",
        ("forging.false_for_zero",),
    ),
    Mutation("shapes are equal", "comparison.py", "if given.shape != expected.shape:", "if False:", ("forging.empty_array",)),
)
INTAKE = (
    Mutation(
        "size of a notebook",
        "intake/archive.py",
        "    if len(data) > max_mb * MB:\n",
        "    if False:\n",
        ("intake.notebook_of_ninety_megabytes",),
        more=(("intake/archive.py", "if info.file_size > max_mb * MB:", "if False:"),),
    ),
    Mutation("files of a zip", "intake/archive.py", "    if len(members) > MAX_MEMBERS:\n", "    if False:\n", ("intake.too_many_files_in_a_zip",)),
    Mutation("contents of a zip", "intake/archive.py", "if end and end[5] > MAX_DIRECTORY:", "if False:", ("intake.zip_that_is_all_contents",)),
    Mutation(
        "unpacked size of a zip",
        "intake/archive.py",
        "if unpacked > MAX_UNPACKED or unpacked > max(HARMLESS, MAX_RATIO * size):",
        "if False:",
        ("intake.overlapping_zip_bomb",),
    ),
    Mutation("ways of packing", "intake/archive.py", "if info.compress_type not in _METHODS:", "if False:", ("intake.strange_compression",)),
    Mutation("zips in zips", "intake/entry.py", "elif len(entry.place.members) > MAX_DEPTH:", "elif False:", ("intake.zips_in_zips",)),
    Mutation("links are not followed", "intake/entry.py", "if item.is_symlink():", "if False:", ("intake.links_in_the_folder",)),
    Mutation(
        "regular files only",
        "intake/archive.py",
        "if not stat.S_ISREG(path.stat().st_mode):",
        "if False:",
        ("intake.pipe_instead_of_a_notebook",),
        more=(("intake/entry.py", "elif not item.is_file():", "elif False:"),),
    ),
    Mutation("lists of a notebook", "intake/notebook.py", 'if text.count("{") + text.count("[") > MAX_CONTAINERS:', "if False:", ("intake.millions_of_lists",)),
    Mutation(
        "safe names",
        "intake/naming.py",
        'return character in "._-" or (',
        "return True or (",
        ("intake.formula_in_names", "intake.text_that_turns_around", "intake.zip_slip"),
    ),
    Mutation("escaped pages", "report/pages.py", "autoescape=True", "autoescape=False", ("intake.markup_in_exceptions", "intake.claim_with_markup")),
    Mutation("no encrypted zips", "intake/archive.py", "if any(info.flag_bits & _ENCRYPTED for info in members):", "if False:", ("intake.encrypted_zip",)),
    Mutation("links in zips are not followed", "intake/entry.py", "if member.is_link:", "if False:", ("intake.links_in_a_zip",)),
    Mutation(
        "budget of zips in zips", "intake/entry.py", "if self.taken_files > self.files or self.taken_size > self.size:", "if False:", ("intake.zips_of_*",)
    ),
    Mutation(
        "names that fold alike are told apart",
        "intake/naming.py",
        "Counter(_folded(each) for each in ids)",
        "Counter(ids)",
        ("intake.twins_of_another_name",),
        more=(("intake/naming.py", "uses[_folded(each)]", "uses[each]"),),
    ),
    Mutation("no invisible letters", "intake/naming.py", " and character not in INVISIBLE", "", ("intake.twins_of_another_name",)),
    Mutation("no piles of marks", "intake/naming.py", "if marks <= MAX_MARKS:", "if True:", ("intake.marks_that_paint_over_lines",)),
    Mutation(
        "no names of devices", "intake/naming.py", 'f"_{short}"[:room] if _DEVICE.match(short) else short', "short", ("intake.names_that_files_can_not_have",)
    ),
    Mutation(
        "known assignments only",
        "intake/identify.py",
        "if claim is not None and claim in stubs:",
        "if claim is not None:",
        ("intake.claim_of_another_assignment",),
    ),
    Mutation("depth of a notebook", "intake/notebook.py", "except RecursionError:", "except ZeroDivisionError:", ("intake.nested_json",)),
    Mutation("numbers of a notebook", "intake/notebook.py", ", parse_int=_bounded_int", "", ("intake.huge_numbers_in_json",)),
    Mutation("codes are shown, not sent", "report/pages.py", "        finalize=shown,\n", "", ("intake.terminal_codes_in_exceptions",)),
    Mutation(
        "no codes in records", "record.py", "INVISIBLE.sub(", "re.compile('(?!)').sub(", ("intake.markup_in_answers", "intake.terminal_codes_in_exceptions")
    ),
)
ALONE = (
    Mutation(
        "Landlock: files",
        FENCE,
        '    landlock.restrict([*readable, f"/proc/{os.getpid()}"], writable)\n',
        "",
        ("reading.hidden_checks_by_path",),
        sandbox="landlock",
    ),
    Mutation(
        "Landlock: signals and abstract sockets",
        "worker/landlock.py",
        "SCOPES = 0b11",
        "SCOPES = 0",
        ("exits.kills_everybody",),
        sandbox="landlock",
        root=False,
    ),
    Mutation(
        "Landlock: the stricter filter",
        "sandbox/landlock.py",
        "seccomp.program(alone=True)",
        "seccomp.program()",
        ("kernel.permissions_of_a_file", "kernel.socket_file_of_another_program"),
        sandbox="landlock",
    ),
    Mutation("Landlock: the keeper", "sandbox/landlock.py", "keeper=True, ", "", ("exits.daemon_that_stays",), sandbox="landlock"),
    Mutation("Landlock: disk space", DIALOGUE, "if usage.disk_bytes > self._disk:", "if False:", ("resources.disk_in_many_files",), sandbox="landlock"),
)
MUTATIONS: tuple[Mutation, ...] = (*NAMESPACES, *PRIVILEGES, *FORKED, *CALLS, *LIMITS, *FRAMES, *DECODER, *ANSWERS, *INTAKE, *ALONE)
