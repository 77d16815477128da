"""The names of a notebook, for test files that were written to run inside it.

A test file of Otter's reads `x`, calls `f(3)`, takes `next(f())`. Here it does so in the grader: each name is asked for when it is
needed, functions stay on the other side and are called over the boundary, and what comes back is plain data, or a Keras model that
the gate has rebuilt. Nothing that judges is taken from the notebook: builtins and the modules of libraries are the grader's own. Where
a thing comes from is the notebook's claim, so that nothing is imported, run or read because of it that a course did not mean.
"""

# ruff: noqa: SIM905  lists of a name a line would fill pages

from __future__ import annotations
import __future__

import builtins
import importlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from autograder.answer import Answer, Call, ConversationEnded, Named, Raised
from autograder.crossing import describe_model
from autograder.network import Refused, read_network
from autograder.rebuild import rebuild
from autograder.student import Student, inside
from autograder.values import Model, Opaque, Stream

LIBRARIES = frozenset(
    "array bisect calendar cmath collections copy csv dataclasses datetime decimal enum fractions functools heapq itertools json keras math matplotlib "
    "numbers numpy operator pandas pytest random re scipy sklearn statistics string sys tensorflow textwrap time typing unicodedata unittest".split()
)
SUBMODULES = frozenset(  # which their library does not import by itself; others are not imported because a notebook says so
    "collections.abc matplotlib.pyplot numpy.testing scipy.integrate scipy.interpolate scipy.linalg scipy.ndimage scipy.optimize scipy.signal "
    "scipy.sparse scipy.spatial scipy.spatial.distance scipy.special scipy.stats sklearn.cluster sklearn.datasets sklearn.decomposition "
    "sklearn.ensemble sklearn.linear_model sklearn.metrics sklearn.model_selection sklearn.neighbors sklearn.pipeline sklearn.preprocessing "
    "sklearn.svm sklearn.tree unittest.mock".split()
)
JUDGES = {"allclose": "numpy", "array_equal": "numpy", "array_equiv": "numpy", "isclose": "numpy", "approx": "pytest", "raises": "pytest"}
STAYS = re.compile(r"^main$|load|save|read|write|open|fetch|dump|from(file|txt)|get_file|memmap")  # runs programs, or works on files, which are not here
USUAL_NAMES = {"np": "numpy", "pd": "pandas", "tf": "tensorflow", "plt": "matplotlib.pyplot"}  # whatever a notebook calls so
INSPECTED = frozenset({"__annotations__", "__closure__", "__code__", "__defaults__", "__globals__", "__kwdefaults__"})
ENDS_LOOPS = frozenset({"StopIteration", "StopAsyncIteration"})  # all(map(f, values)) would end at the first, and be true
LEAVES = (bool, int, float, str, type(None), np.generic)


class Unreachable(Exception):
    """A test reaches into something that stays with the student's code."""


class Visit:
    """One test case in a notebook: fetches its names, calls its functions, and remembers what happened."""

    def __init__(self, student: Student) -> None:
        self._asked = student.transcript
        self._port, self._allow = inside(student)
        self.ended: ConversationEnded | None = None
        self.unreachable = ""  # what a test has reached into in vain
        self.missing = ""  # a name that the notebook does not have, or has not filled in
        self.raised: Answer | None = None  # the last call, if it raised
        self.asking = False  # the notebook has not answered yet

    def look(self, name: str) -> Any:
        """What a name stands for; raises KeyError if there is nothing."""
        if name.startswith("__") or name in __future__.all_feature_names:  # doctest asks for the latter
            raise KeyError(name)
        if hasattr(builtins, name):
            match self._within(lambda: self._port.look(name)):
                case Named("function", "__main__"):
                    self.reach(f"uses {name}, which is Python's own function and one of the notebook's")
            raise KeyError(name)
        if name in USUAL_NAMES:
            return importlib.import_module(USUAL_NAMES[name])
        found = self._within(lambda: self._port.look(name))
        self._asked.append(Answer(Call(name, bare=True), returned=None if found is None else found.value, examined=True))
        if found is None:
            self.missing = self.missing or name
            raise KeyError(name)
        match found:
            case Named("module", module):
                return self._module(name, module)
            case Named("function", module):
                return self._function(name, module)
            case Named("value", Opaque("ufunc" | "_ArrayFunctionDispatcher")):
                return self._function(name, "numpy")
        if isinstance(found.value, Opaque) and found.value.type == "ellipsis":
            self.missing = self.missing or name
        elif isinstance(found.value, Opaque):
            return Remote(self, name, found.value.type, called=name)
        return self.arrived(found.value, Call(name, bare=True), found.worker)

    def call(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Call a function of the notebook, with all that is seen of it: its value, its exception, what it prints, and its changes to lists and arrays."""
        call = Call(name, tuple(self.departs(value) for value in args), {key: self.departs(value) for key, value in kwargs.items()})
        answer = self._within(lambda: self._port.ask(call))
        answer.examined = True
        self._asked.append(answer)
        print(answer.printed, end="")
        for before, after in [*zip(args, answer.args_after, strict=False), *((kwargs[key], after) for key, after in answer.kwargs_after.items())]:
            if isinstance(after, list | dict | np.ndarray):
                _change(before, self.arrived(after, call, self._port.worker))
        return self._outcome(answer, self._port.worker)

    def step(self, stream: Stream, origin: Call, worker: int) -> Any:
        """The next value of an iterator; raises StopIteration at its end."""
        answer = self._within(lambda: self._port.step(stream, origin, worker))
        if answer is None:
            raise StopIteration
        print(answer.printed, end="")
        return self._outcome(answer, worker)

    def _outcome(self, answer: Answer, worker: int) -> Any:
        if answer.raised is not None:
            self.raised = answer
            raise exception(answer.raised)
        self.raised = None
        return self.arrived(answer.returned, answer.call, worker)

    def arrived(self, value: Any, call: Call, worker: int) -> Any:
        """A value that has crossed, as a test may use it."""
        match value:
            case Opaque("ellipsis"):
                return ...
            case Opaque():
                return Remote(self, str(call), value.type)
            case Stream():
                return Steps(self, value, call, worker)
            case Model():
                return self._model(value, call)
            case list() | tuple():
                return type(value)(self.arrived(item, call, worker) for item in value)
            case dict():
                return {key: self.arrived(item, call, worker) for key, item in value.items()}
            case np.ndarray() | np.generic() | bool() | int() | float() | str() | None:
                return value
        return Remote(self, str(call), type(value).__name__)

    def departs(self, value: Any) -> Any:
        """A value of a test's, ready to be an argument; raises Unreachable if it can not cross."""
        if isinstance(value, LEAVES) or (isinstance(value, np.ndarray) and value.dtype.char in "?bBhHiIlLqQefd"):
            return value
        if type(value) in (list, tuple):
            return type(value)(self.departs(item) for item in value)
        if type(value) is dict:
            return {key: self.departs(item) for key, item in value.items()}
        if _is_model(value):
            return describe_model(value, weights=True)
        return self.reach(f"hands the notebook an object of type {type(value).__name__}")

    def reach(self, what: str) -> NoReturn:
        """Note that a test needs what is not here, and end it."""
        self.unreachable = self.unreachable or what
        raise Unreachable(what)

    def _within(self, ask: Callable[[], Any]) -> Any:
        """Ask the notebook; when it can not answer (any more), that is how this case ends, whatever the test makes of it."""
        if self.ended is not None:
            raise self.ended
        self.asking = True
        try:
            return ask()
        except ConversationEnded as ended:
            self.ended = ended
            raise
        finally:
            self.asking = False

    def _module(self, name: str, module: str) -> Any:
        return library(module) or self.reach(f"uses the module {module}, which the notebook calls {name}")

    def _function(self, name: str, module: str) -> Any:
        """The grader's own function, if the notebook has it from a library; else one that is called over the boundary."""
        top = module.partition(".")[0].removeprefix("_")  # pytest's functions say that they are _pytest's
        if name.startswith("assert") or (name in JUDGES and top in LIBRARIES):
            known = "math" if module == "math" else JUDGES.get(name, "numpy.testing")
            return getattr(importlib.import_module(known), name, None) or self._no_judge(name)
        if name in JUDGES:
            self._no_judge(name)
        if top not in ("pytest", "sys", "unittest") and not STAYS.search(name):
            own = getattr(library(module), name, None)
            if callable(own):
                return own
        return Function(self, name)

    def _no_judge(self, name: str) -> NoReturn:
        self.reach(f"takes its judge {name} from the notebook; import it in the test")

    def _model(self, model: Model, call: Call) -> Any:
        """A Keras model that the gate has read, built of the grader's own layers; its weights are the student's."""
        try:
            network = read_network(model, self._allow)
        except Refused as refused:
            self.reach(f"needs the model of {call}, which can not be rebuilt: {refused}")
        weights = model.weights
        if weights is None:
            self.reach(f"needs the model of {call}, which has {network.params:,} parameters: more than cross the boundary")
        if [each.shape for each in weights] != list(network.weight_shapes):
            self.reach(f"needs the model of {call}, whose weights do not belong to its layers")
        return rebuild(network, weights, sequential=model.kind == "Sequential")


class Environment(dict[str, Any]):
    """What a test file takes for the notebook's `globals()`."""

    def __init__(self, visit: Visit, known: Mapping[str, Any] | None = None) -> None:
        super().__init__(known or {})
        self._visit = visit

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._visit.look(name)
        return value

    def __contains__(self, name: object) -> bool:
        try:
            self[str(name)]
        except KeyError:
            return False
        return True

    def __delitem__(self, name: str) -> None:  # whatever is raised, Python makes a NameError of it, which the test may catch
        if isinstance(super().get(name), Function):
            self._visit.reach(f"deletes {name}, to see whether others need it")
        super().__delitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The name's value, or `default` if the notebook has none."""
        return self[name] if name in self else default  # noqa: SIM401  it is what this is

    def copy(self) -> Environment:
        """What a doctest works on, so that the names it makes are its own."""
        return Environment(self._visit, self)


class Function:
    """A function of the notebook, called over the boundary."""

    def __init__(self, visit: Visit, name: str) -> None:
        self.__name__ = self.__qualname__ = name
        self._visit = visit

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Have the notebook call it."""
        return self._visit.call(self.__name__, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in INSPECTED:
            raise AttributeError(name)
        return self._visit.reach(f"asks for {self.__name__}.{name}")

    def undocumented(self) -> NoReturn:
        """Whoever reads its docstring has reached too far."""
        self._visit.reach(f"reads the docstring of {self.__name__}")

    def __repr__(self) -> str:
        return f"<function {self.__name__}>"


setattr(Function, "__doc__", property(Function.undocumented))  # ours would be taken for the student's  # noqa: B010  mypy knows __doc__ as a text


class Steps:
    """An iterator of the notebook, asked for one value after the other."""

    def __init__(self, visit: Visit, stream: Stream, origin: Call, worker: int) -> None:
        self._visit, self._stream, self._origin, self._worker = visit, stream, origin, worker

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return self._visit.step(self._stream, self._origin, self._worker)


class Remote:
    """An object that stays with the student's code. It may be handed around; whoever looks into it has reached too far."""

    def __init__(self, visit: Visit, source: str, kind: str, called: str = "") -> None:
        self._about = (visit, source, kind)
        self._called = called  # the name by which the notebook can call it, if it is one that can be called

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Have the notebook call it, by its name."""
        visit, source, kind = self._about
        return visit.call(self._called, args, kwargs) if self._called else visit.reach(f"calls {source}, an object of type {kind}")

    def __eq__(self, other: object) -> bool:
        if other is self or other is None:
            return other is self
        visit, source, kind = self._about
        return visit.reach(f"compares {source}, an object of type {kind}")

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"<an object of type {self._about[2]}>"

    @property  # type: ignore[misc]  # isinstance() asks for it, and no answer would be right
    def __class__(self) -> type:
        visit, source, kind = self._about
        visit.unreachable = visit.unreachable or f"looks at the type of {source}, an object of type {kind}"
        return Remote

    def __getattr__(self, name: str) -> Any:
        visit, source, kind = self._about
        visit.reach(f"asks for .{name} of {source}, an object of type {kind}")


def _reaching(operator: str) -> Callable[..., NoReturn]:
    def method(self: Remote, *_: Any) -> NoReturn:
        visit, source, kind = self._about
        visit.reach(f"looks into {source}, an object of type {kind}")

    method.__name__ = operator
    return method


for _name in (
    "bool len iter next getitem contains float int index complex add radd sub rsub mul rmul truediv rtruediv "
    "floordiv mod pow matmul neg abs lt le gt ge and or xor enter exit array round str format"
).split():
    setattr(Remote, f"__{_name}__", _reaching(f"__{_name}__"))


def library(module: str) -> ModuleType | None:
    """The grader's own module of that name, if its library has loaded it or it is a usual one; what begins with _ is looked up in what it belongs to."""
    top, public = module.partition(".")[0], module.partition("._")[0]
    if top not in LIBRARIES:
        return None
    try:
        importlib.import_module(public if public in SUBMODULES else top)
    except ImportError:
        return None
    return sys.modules.get(module) or sys.modules.get(public)


def exception(raised: Raised) -> Exception:
    """An exception of the same name and words as the student's, derived from the same builtin one."""
    bases = (getattr(builtins, name, None) for name in raised.types if name not in ENDS_LOOPS)
    base = next((each for each in bases if isinstance(each, type) and issubclass(each, Exception)), Exception)
    name = raised.type if raised.type.isidentifier() else "Exception"
    made: type[Exception] = (
        base if base.__name__ == name else type(name, (base,), {"__module__": "__main__", "__str__": lambda self: str(self.args[0]) if self.args else ""})
    )
    try:
        return made(raised.message) if raised.message else made()
    except TypeError:  # UnicodeDecodeError and its like want more than words
        return Exception(raised.message)


def _change(before: Any, after: Any) -> None:
    """Do to an argument what the function has done to its copy on the other side."""
    match before, after:
        case list(), list():
            before[:] = after
        case dict(), dict():
            before.clear()
            before.update(after)
        case np.ndarray(), np.ndarray() if before.shape == after.shape and before.flags.writeable:
            before[...] = after


def _is_model(value: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(value, keras.Model)
