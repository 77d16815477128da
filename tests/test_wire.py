"""The wire carries plain data and nothing else, whoever writes on its other end."""

from __future__ import annotations

import itertools
import json
import socket
import time
from contextlib import suppress
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import wire
from autograder.values import Opaque

PREFIX = wire.HEADER.size

numbers = st.integers(-(10**wire.MAX_DIGITS) + 1, 10**wire.MAX_DIGITS - 1)
text = st.text(st.characters(exclude_categories=()))  # half characters, too
dtypes = st.sampled_from([np.dtype(char) for char in sorted(wire.DTYPES)])
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
numpy_scalars = hnp.arrays(dtypes, (1,)).map(lambda array: array[0])
scalars = st.none() | st.booleans() | numbers | st.floats() | text | numpy_scalars
keys = st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | text
plain = st.recursive(
    scalars | arrays,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(keys, inner),
    max_leaves=8,
)
tags = st.sampled_from(["$tuple", "$dict", "$float", "$opaque", "$array", "$scalar", "v", "$new"])
sent = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([*"?bdeO", "nan", "float64"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(tags, inner, max_size=2),
    max_leaves=20,
)


def parts(message: dict[str, Any]) -> tuple[bytes, bytes]:
    """The head and the body of a message's frame."""
    frame = wire.encode(message)
    head, body = wire.sizes(frame[:PREFIX])
    assert len(frame) == PREFIX + head + body
    return frame[PREFIX : PREFIX + head], frame[PREFIX + head :]


def carry(value: Any) -> Any:
    """The value as the other end of the wire gets it."""
    return wire.decode(*parts({"v": value}))["v"]


def identical(one: Any, other: Any) -> bool:
    """Whether two values agree in everything: types, dtypes, order, even the bits of a NaN's array."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return identical(list(one.items()), list(other.items()))
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124  only a NaN differs from itself


def nested(depth: int, wrap: Any, core: Any) -> Any:
    """A value in so many wrappings."""
    for _ in range(depth):
        core = wrap(core)
    return core


def array(shape: Any, char: Any = "d", index: Any = 0) -> dict[str, Any]:
    """An array as the wire writes it."""
    return {"$array": [char, shape, index]}


def refusal(node: Any, body: bytes = b"") -> str:
    """Why a message with this value is refused; it may be text or what becomes JSON."""
    head = node if isinstance(node, bytes) else json.dumps({"v": node}).encode()
    with pytest.raises(wire.WireError) as caught:
        wire.decode(head, body)
    return str(caught.value)


# What is plain arrives


@given(plain)
def test_any_plain_value_survives_the_round_trip(value: Any) -> None:
    """What was sent is what arrives, down to types and dtypes."""
    assert identical(carry(value), value)


@pytest.mark.parametrize("wrap", [lambda core: [core], lambda core: (core,), lambda core: {"k": core}])
@pytest.mark.parametrize("core", [np.ones(2), np.float32(np.nan), {}], ids=["array", "scalar", "dict"])
def test_values_survive_down_to_the_deepest_nesting(wrap: Any, core: Any) -> None:
    """The depth of JSON never stops a value that the nesting allows, whatever it is made of."""
    value = nested(wire.MAX_NESTING, wrap, core)
    assert identical(carry(value), value)


@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2)])
def test_arrays_without_elements_or_sides_keep_their_shape(shape: tuple[int, ...]) -> None:
    """A shape is more than a number of elements."""
    for char in wire.DTYPES:
        assert identical(carry(np.zeros(shape, char)), np.zeros(shape, char))


def test_views_and_foreign_byte_orders_arrive_as_ordinary_arrays() -> None:
    """Memory layout is no part of a value."""
    source = np.arange(12, dtype=">i4").reshape(3, 4)
    for view in (source, source.T, source[::-1, ::2], np.broadcast_to(source[0], (2, 4))):
        assert identical(carry(view), np.array(view, dtype="i4"))


def test_an_array_that_arrived_is_its_owners() -> None:
    """Checks and students may write into what they get."""
    for value in (np.zeros(2), np.zeros((), bool)):
        arrived = carry(value)
        arrived[...] = 1
        assert arrived.all()


def test_a_byte_that_is_no_truth_value_becomes_one() -> None:
    """A forged bool array can not make True differ from True."""
    arrived = wire.decode(json.dumps({"v": array([3], "?")}).encode(), b"\x00\x01\x07")["v"]
    assert arrived.view("u1").tolist() == [0, 1, 1]


def test_a_message_passes_a_real_socket() -> None:
    """What one end sends, the other end reads."""
    one, other = socket.socketpair()
    with one, other:
        one.sendall(wire.encode({"id": "7", "args": (1, np.eye(2))}))
        head, body = wire.sizes(other.recv(PREFIX))
        assert identical(wire.decode(other.recv(head), other.recv(body)), {"id": "7", "args": (1, np.eye(2))})


# What is not plain goes as a name


class Trap:
    """An object whose every hook would be noticed."""

    def __reduce__(self, *_):
        """Pickling comes by here, and the rest by its other names."""
        raise AssertionError

    __eq__ = __iter__ = __str__ = __int__ = __float__ = __getstate__ = __reduce__
    __hash__ = object.__hash__


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Trap(), "Trap"),
        ((number for number in "ab"), "generator"),
        (b"bytes", "bytes"),
        (1j, "complex"),
        ({1, 2}, "set"),
        (np.array([1j]), "ndarray of dtype complex128"),
        (np.array(["a"]), "ndarray of dtype <U1"),
        (np.array([Trap()], object), "ndarray of dtype object"),
        (np.zeros(1, [("x", "f4")]), "ndarray of dtype [('x', '<f4')]"),
        (np.complex64(1), "complex64"),
        (10**wire.MAX_DIGITS, "an int with too many digits"),
        pytest.param(-(10**5000), "an int with too many digits", id="int"),
        (np.zeros((1,) * (wire.MAX_DIMENSIONS + 1)), "more array data than can be sent"),
        (Opaque("Tensor"), "Tensor"),
    ],
)
def test_what_is_not_plain_arrives_as_the_name_of_its_type(value: Any, name: str) -> None:
    """No hook of a stranger's object runs, and nothing of it crosses."""
    assert carry(value) == Opaque(name)
    assert carry([1, value]) == [1, Opaque(name)]


@pytest.mark.parametrize("wrap", [lambda core: [core], lambda core: (core,), lambda core: {"k": core}])
def test_what_is_nested_too_deeply_is_left_out_and_the_rest_arrives(wrap: Any) -> None:
    """A deep value does not make a message that the other end takes for forged."""
    deep = nested(wire.MAX_NESTING, wrap, Opaque("a structure nested too deeply"))
    assert carry(nested(wire.MAX_NESTING + 30, wrap, 1)) == wrap(deep)


def test_a_name_survives_below_the_deepest_nesting() -> None:
    """What was left out once stays what it is when it is sent on."""
    value = nested(wire.MAX_NESTING + 1, lambda core: [core], Opaque("Tensor"))
    assert carry(value) == value


def test_a_list_that_holds_itself_arrives_with_an_end() -> None:
    """A circle is only a deep structure."""
    circle: list[Any] = [1]
    circle.append(circle)
    assert carry(circle)[1][1][0] == 1


class Key(list):
    """A list that says it can be hashed."""

    __hash__ = object.__hash__


@pytest.mark.parametrize("keys", [[Trap(), Trap()], [np.str_("a"), np.str_("b")], [Key(), Key()], [10**30, 10**40], [(1, Trap()), (1, Trap())]])
def test_a_dict_whose_keys_are_not_plain_does_not_look_forged(keys: list[Any]) -> None:
    """Keys that would fall together on the other end make the dict opaque."""
    assert carry({key: np.ones(1) for key in keys}) == Opaque("dict with keys that are not plain")


@pytest.mark.parametrize(
    "value",
    [
        list(range(wire.MAX_NODES)),
        "x" * wire.MAX_HEAD,
        [np.zeros(wire.MAX_BODY // 2 + 1, "b")] * 2,
    ],
    ids=["parts", "head", "body"],
)
def test_a_message_that_the_other_end_would_refuse_is_not_sent(value: Any) -> None:
    """The sender hears of it, so that an honest answer is not taken for a forged one."""
    with pytest.raises(wire.WireError, match=r"too (large|deeply)"):
        wire.encode({"v": value})


def test_more_arrays_than_allowed_are_left_out() -> None:
    """The first ones arrive, the rest go by name."""
    arrived = carry([np.ones(1)] * (wire.MAX_BUFFERS + 1))
    assert arrived[-2:] == [np.ones(1), Opaque("more array data than can be sent")]


def test_an_array_larger_than_a_body_is_left_out() -> None:
    """One huge array does not take the rest of the answer with it."""
    huge = np.broadcast_to(np.zeros((), "b"), wire.MAX_BODY + 1)
    assert carry((1, huge)) == (1, Opaque("more array data than can be sent"))


# Whatever a stranger sends is a value or a WireError


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_any_bytes_are_a_message_or_refused(head: bytes, body: bytes) -> None:
    """No other exception gets out of a frame."""
    with suppress(wire.WireError):
        assert isinstance(wire.decode(head, body), dict)


@given(sent, st.binary(max_size=50))
def test_any_json_is_a_message_or_refused(node: Any, body: bytes) -> None:
    """Tags in wrong places, with wrong contents, are refused and nothing worse."""
    with suppress(wire.WireError):
        wire.decode(json.dumps({"v": node}).encode(), body)


@given(plain, st.data())
def test_a_damaged_frame_is_a_message_or_refused(value: Any, data: st.DataObject) -> None:
    """A frame with one wrong byte is no way in."""
    head, body = (bytearray(part) for part in parts({"v": value}))
    head[data.draw(st.integers(0, len(head) - 1))] = data.draw(st.integers(0, 255))
    with suppress(wire.WireError):
        wire.decode(bytes(head), bytes(body))


@given(st.binary(min_size=PREFIX, max_size=PREFIX))
def test_any_length_prefix_is_within_bounds_or_refused(header: bytes) -> None:
    """Nothing is allocated on a stranger's word."""
    with suppress(wire.WireError):
        head, body = wire.sizes(header)
        assert 0 <= head <= wire.MAX_HEAD
        assert 0 <= body <= wire.MAX_BODY


# Every limit


@pytest.mark.parametrize(("head", "body"), [(wire.MAX_HEAD + 1, 0), (0, wire.MAX_BODY + 1), (2**32 - 1, 2**32 - 1)])
def test_a_frame_may_not_be_larger_than_its_limits(head: int, body: int) -> None:
    """The prefix is refused before anything of the frame is read."""
    assert wire.sizes(wire.HEADER.pack(wire.MAX_HEAD, wire.MAX_BODY)) == (wire.MAX_HEAD, wire.MAX_BODY)
    with pytest.raises(wire.WireError, match="larger than allowed"):
        wire.sizes(wire.HEADER.pack(head, body))


def test_json_may_not_be_nested_deeper_than_its_limit() -> None:
    """The depth is counted before JSON is parsed."""
    for levels in (wire.MAX_DEPTH, 100_000):
        assert "nested too deeply" in refusal(b'{"v": ' + b"[" * levels + b"]" * levels + b"}")


@pytest.mark.parametrize("wrap", [lambda core: [core], lambda core: {"$tuple": [core]}, lambda core: {"$dict": [["k", core]]}])
def test_a_value_may_not_be_nested_deeper_than_it_is_sent(wrap: Any) -> None:
    """Or it would be another one if it were sent on."""
    refused = refusal(nested(wire.MAX_NESTING + 1, wrap, 1))
    assert refused == "a value is nested too deeply"


def test_a_dict_may_not_have_more_keys_than_its_limit() -> None:
    """Numbers can be chosen so that each key walks past all others: 60,000 of them would take many seconds."""
    most = dict.fromkeys(range(wire.MAX_KEYS), 0)
    assert carry(most) == most
    assert carry({**most, -1: 0}) == Opaque("dict with more keys than can be sent")
    assert refusal({"$dict": [[key, 0] for key in range(wire.MAX_KEYS + 1)]}) == "a dict has too many keys"


def test_json_may_not_have_more_parts_than_its_limit() -> None:
    """A frame of a few megabytes can not become a gigabyte of objects."""
    for many in (b"0," * wire.MAX_NODES + b"0", b"[],{}," * (wire.MAX_NODES // 2) + b"0"):
        assert "too many parts" in refusal(b'{"v": [' + many + b"]}")


@pytest.mark.parametrize("word", ['"', '\\"', '[\\"', "\\\\", 'a"b'])
def test_brackets_in_strings_are_no_structure(word: str) -> None:
    """A string may say what it likes."""
    value = [f"{word}{'[' * wire.MAX_DEPTH}{word}", "]" * 3, ","]
    assert carry(value) == value


def test_structure_can_not_hide_behind_a_string() -> None:
    """A quote that is escaped does not open a string for the counter only."""
    levels = wire.MAX_DEPTH
    for word in (rb'"\""', rb'"\\"', rb'"\\\""'):
        assert "nested too deeply" in refusal(b'{"a": ' + word + b', "v": ' + b"[" * levels + b"]" * levels + b', "b": ' + word + b"}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"])
def test_a_message_is_written_in_plain_ascii(encoding: str) -> None:
    """In other encodings, bytes of a letter would look like quotes and brackets."""
    assert "JSON as we speak it" in refusal('{"v": 1}'.encode(encoding))


def test_letters_outside_ascii_are_refused() -> None:
    """They have to come as escapes, as our own encoder writes them."""
    assert carry("\u00e4") == "\u00e4"
    assert "JSON as we speak it" in refusal('{"v": "\u00e4"}'.encode())


@pytest.mark.parametrize("hostile", [b'"' + b'\\"' * 40_000, b'{"v": "' + b"\\" * 200_000, b"]" * 1_000_000, b'"' * 1_000_001])
def test_a_hostile_head_is_refused_at_once(hostile: bytes) -> None:
    """The time to refuse grows with the length and no faster: a student's process can not stop its grader."""
    started = time.perf_counter()
    refusal(hostile)
    assert time.perf_counter() - started < 3


def test_an_integer_may_not_have_more_digits_than_its_limit() -> None:
    """Numbers of a million digits take forever to read."""
    most = "9" * wire.MAX_DIGITS
    assert wire.decode(f'{{"v": [{most}, -{most}]}}'.encode(), b"")["v"] == [int(most), -int(most)]
    for digits in (f"1{most}", f"-1{most}", "1" * 100_000):
        assert refusal(f'{{"v": {digits}}}'.encode()) == "an integer has too many digits"


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_only_finite_numbers_are_json(literal: str) -> None:
    """What is not finite has a tag of its own."""
    refusal(f'{{"v": {literal}}}'.encode())


def test_an_object_may_not_have_the_same_key_twice() -> None:
    """No reader may see another message than the next one does."""
    assert refusal(b'{"v": 1, "v": 2}') == "an object has the same key twice"
    assert refusal(b'{"v": {"$float": "nan", "$float": "nan"}}') == "an object has the same key twice"
    assert refusal({"$dict": [["k", 1], ["k", 2]]}) == "a dict has the same key twice"


@pytest.mark.parametrize("char", [*sorted(set("OUSVcgFDGMmpPnN") - wire.DTYPES), "f8", "<f8", ">d", "float64", "object", "str", "dd", "", "d,d", "d\n"])
def test_only_real_numbers_have_a_dtype(char: str) -> None:
    """No object, no string, no record, and no second spelling of what is allowed."""
    assert "is not allowed" in refusal(array([1], char), bytes(8))
    assert "is not allowed" in refusal({"$scalar": [char, 1]})


@pytest.mark.parametrize("shape", [[-1], [-1, -1], [2, -1], [1.0], [True], ["1"], [None], [[1]], [1] * (wire.MAX_DIMENSIONS + 1)])
def test_a_shape_is_made_of_a_few_whole_numbers(shape: list[Any]) -> None:
    """Nothing negative, nothing that only looks like a number, no more sides than NumPy takes."""
    assert refusal(array(shape), bytes(8)) == "an array needs a shape of whole numbers"


@pytest.mark.parametrize("shape", [[0, 10**19], [0, 2**62, 2**62], [2**32, 2**32, 0]])
def test_an_empty_shape_can_not_be_absurd(shape: list[int]) -> None:
    """No bytes are enough for it, but NumPy can not count its sides."""
    assert "impossible shape" in refusal(array(shape))


@pytest.mark.parametrize("shape", [[2], [1, 1, 2], [2**20, 2**20], [10**19]])
def test_an_array_may_not_claim_more_than_the_body_holds(shape: list[int]) -> None:
    """A shape that lies is found out before anything is allocated."""
    assert refusal(array(shape), bytes(8)) == "an array does not fit its buffer"


@pytest.mark.parametrize("node", [None, array([1]), [array([1]), array([0], index=1)]])
def test_every_byte_of_the_body_belongs_to_an_array(node: Any) -> None:
    """Nothing rides along unseen."""
    assert refusal(node, bytes(16)) == "the buffers are not used exactly once"


@pytest.mark.parametrize("indices", [(0, 0), (1, 0), (1, 2), (0, 2), (0, -1), (-1, 0)])
def test_arrays_take_their_buffers_in_order(indices: tuple[int, int]) -> None:
    """No buffer twice, none left out: arrays can not overlap."""
    assert refusal([array([1], index=index) for index in indices], bytes(16)) == "an array does not fit its buffer"


def test_a_message_may_not_have_more_arrays_than_its_limit() -> None:
    """Even empty ones cost memory."""
    many = [array([0], index=index) for index in range(wire.MAX_BUFFERS + 1)]
    assert len(wire.decode(json.dumps({"v": many[:-1]}).encode(), b"")["v"]) == wire.MAX_BUFFERS
    assert refusal(many) == "an array does not fit its buffer"


@pytest.mark.parametrize("key", [[], [1], {"$dict": []}, {"$tuple": [[1]]}, array([0])])
def test_a_key_of_a_dict_can_be_looked_up(key: Any) -> None:
    """A key that Python can not hash is refused."""
    assert refusal({"$dict": [[key, 1]]}) == "a dict has a key that is no number, string or None"


@pytest.mark.parametrize(
    "node",
    [
        {},
        {"$tuple": [], "$dict": []},
        {"plain": 1},
        {"$tuple": {}},
        {"$tuple": "ab"},
        {"$dict": {}},
        {"$dict": [1]},
        {"$dict": [[1]]},
        {"$dict": [[1, 2, 3]]},
        {"$dict": ["ab"]},
        {"$float": "1"},
        {"$float": 1.0},
        {"$opaque": 1},
        {"$array": ["d", [1]]},
        {"$array": ["d", 1, 0]},
        {"$array": [1, [1], 0]},
        {"$array": ["d", [1], 0.0]},
        {"$scalar": ["d"]},
        {"$scalar": ["d", "1"]},
        {"$scalar": ["d", None]},
        {"$scalar": ["d", [1]]},
        {"$scalar": ["d", {"$opaque": "x"}]},
        {"$scalar": ["d", {"$tuple": []}]},
        {"$scalar": ["B", {"$scalar": ["d", -1]}]},
    ],
    ids=json.dumps,
)
def test_a_tag_without_its_contents_is_refused(node: Any) -> None:
    """An object on the wire is one of our tags, filled in as we fill it in."""
    refusal(node, bytes(8))


@pytest.mark.parametrize(
    ("char", "value"),
    [("B", -1), ("b", 128), ("I", 2**32), ("q", 2**63), ("e", 1e9), ("f", 1e300), ("i", {"$float": "nan"}), ("i", {"$float": "inf"})],
)
def test_a_scalar_lies_within_the_range_of_its_dtype(char: str, value: Any) -> None:
    """A number is refused rather than wrapped around."""
    assert "out of range" in refusal({"$scalar": [char, value]})


@pytest.mark.parametrize("head", [b"", b"null", b"[]", b'"v"', b"1", b'{"v": 1} ,', b'{"v": 1}{}', b'{"v": 1}\0', b'{"v": 1', b"{'v': 1}"])
def test_a_message_is_one_object_and_nothing_after_it(head: bytes) -> None:
    """Half a message, two messages, and no message are refused."""
    refusal(head)


def test_the_name_of_a_type_is_cut_to_a_readable_length() -> None:
    """A class with a name as long as a book does not fill the report."""
    arrived = wire.decode(json.dumps({"v": {"$opaque": "A" * 10_000}}).encode(), b"")["v"]
    assert len(arrived.type) <= 200


def test_every_real_dtype_of_numpy_but_the_longest_is_allowed() -> None:
    """The list of allowed dtypes leaves none out by oversight; long doubles differ from machine to machine."""
    real = set(itertools.chain(np.typecodes["AllInteger"], np.typecodes["Float"], "?")) - set("gpPnN")
    assert real == wire.DTYPES
