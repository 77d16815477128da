"""Keras' own functions and small objects that a layer takes by name: activations, initializers, regularizers, constraints.

A name is only looked up in the lists below, so a function of the student's own, or one that opens files, is none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.network.refusal import listed, shown
from autograder.network.setting import FORGOTTEN, REQUIRED, Check, Setting, Unfit, always, number, optional, several, whole, word

BENDS = ("linear", "relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "silu", "mish", "tanh", "sigmoid", "hard_sigmoid", "hard_silu", "hard_tanh")
SQUASHES = ("softmax", "log_softmax", "softplus", "softsign", "log_sigmoid", "exponential")
ACTIVATIONS = frozenset((*BENDS, *SQUASHES))
OTHER_NAMES = {"swish": "silu", "hard_swish": "hard_silu", "log_softmax_v2": "log_softmax", "softmax_v2": "softmax"}  # TensorFlow's, too

MAX_SETTINGS = 100
SEED = {"seed": FORGOTTEN}  # the grader sets the seeds
AXES = {"input_axes": always(None), "output_axes": always(None)}
SCALED = {**SEED, **AXES}
ANY = number(-1e3, 1e3)
SPREAD = number(0, 1e3)

INITIALIZERS: Mapping[str, Mapping[str, Setting]] = {
    "Zeros": {},
    "Ones": {},
    "Constant": {"value": Setting(ANY, 0.0)},
    "RandomNormal": {"mean": Setting(ANY, 0.0), "stddev": Setting(SPREAD, 0.05), **SEED},
    "RandomUniform": {"minval": Setting(ANY, -0.05), "maxval": Setting(ANY, 0.05), **SEED},
    "TruncatedNormal": {"mean": Setting(ANY, 0.0), "stddev": Setting(SPREAD, 0.05), **SEED},
    "VarianceScaling": {
        "scale": Setting(number(1e-6, 1e3), 1.0),
        "mode": Setting(word("fan_in", "fan_out", "fan_avg"), "fan_in"),
        "distribution": Setting(word("truncated_normal", "untruncated_normal", "uniform"), "truncated_normal"),
        **SCALED,
    },
    **{f"{author}{kind}": SCALED for author in ("Glorot", "He", "Lecun") for kind in ("Uniform", "Normal")},
}
REGULARIZERS: Mapping[str, Mapping[str, Setting]] = {
    "L1": {"l1": Setting(number(0, 1e3), 0.01)},
    "L2": {"l2": Setting(number(0, 1e3), 0.01)},
    "L1L2": {"l1": Setting(number(0, 1e3), 0.0), "l2": Setting(number(0, 1e3), 0.0)},
}
AXIS = Setting(lambda value: several(whole(0, 3), 4)(value) if isinstance(value, list | tuple) else whole(0, 3)(value), 0)
CONSTRAINTS: Mapping[str, Mapping[str, Setting]] = {
    "MaxNorm": {"max_value": Setting(number(0, 1e6), 2.0), "axis": AXIS},
    "MinMaxNorm": {"min_value": Setting(number(0, 1e6), 0.0), "max_value": Setting(number(0, 1e6), 1.0), "rate": Setting(number(0, 1), 1.0), "axis": AXIS},
    "UnitNorm": {"axis": AXIS},
    "NonNeg": {},
}
# Layers that may stand as the activation of another: Dense(8, activation=keras.layers.LeakyReLU(0.1)).
ACTIVATION_LAYERS: Mapping[str, Mapping[str, Setting]] = {
    "ReLU": {
        "max_value": Setting(optional(number(0, 1e6)), None),
        "negative_slope": Setting(number(0, 1e3), 0.0),
        "threshold": Setting(number(0, 1e6), 0.0),
    },
    "LeakyReLU": {"negative_slope": Setting(number(0, 1e3), 0.3)},
    "ELU": {"alpha": Setting(number(0, 1e3), 1.0)},
    "Softmax": {"axis": always(-1)},
}


def activation(value: Any) -> str | dict[str, Any]:
    """The name of one of Keras' activations, or one of the activation layers; None is "linear"."""
    if value is None:
        return "linear"
    if isinstance(value, Mapping) and value.get("class_name") != "function":
        layer: dict[str, Any] = named("activation", "keras.layers", ACTIVATION_LAYERS)(value)
        return layer
    name = value.get("config") if isinstance(value, Mapping) else value
    module = value.get("module") if isinstance(value, Mapping) else None
    name = OTHER_NAMES.get(name, name) if isinstance(name, str) else name
    if not isinstance(name, str) or name not in ACTIVATIONS or module not in (None, "builtins", "keras.activations"):
        raise Unfit(f'is a function that the grader does not know, {shown(name)}: give one of Keras\' by its name, such as "relu"')
    return name


def initializer(value: Any) -> dict[str, Any]:
    """One of the initializers that the grader can start from."""
    made: dict[str, Any] = named("initializer", "keras.initializers", INITIALIZERS)(value)
    return made


def regularizer(value: Any) -> dict[str, Any] | None:
    """L1, L2, both or none."""
    return optional(named("regularizer", "keras.regularizers", REGULARIZERS))(value)  # type: ignore[no-any-return]  # a Check gives Any


def constraint(value: Any) -> dict[str, Any] | None:
    """One of Keras' constraints or none."""
    return optional(named("constraint", "keras.constraints", CONSTRAINTS))(value)  # type: ignore[no-any-return]  # a Check gives Any


def named(what: str, module: str, known: Mapping[str, Mapping[str, Setting]]) -> Check:
    """One of Keras' own objects, by name or as Keras writes it down, with all its settings checked."""
    by_name = {_folded(name): name for name in known}

    def check(value: Any) -> dict[str, Any]:
        described = value if isinstance(value, Mapping) else {"class_name": value, "config": {}}
        name, config = described.get("class_name"), described.get("config", {})
        known_name = by_name.get(_folded(name)) if isinstance(name, str) else None
        if known_name is None or described.get("module", module) != module or not isinstance(config, Mapping):
            raise Unfit(f"is {a(what)} that the grader does not know, {shown(name)}: take one of {listed(sorted(known))}")
        return {"module": module, "class_name": known_name, "config": vetted(config, known[known_name]), "registered_name": None}

    return check


def vetted(config: Mapping[str, Any], settings: Mapping[str, Setting], ignored: frozenset[str] = frozenset({"name", "trainable", "dtype"})) -> dict[str, Any]:
    """All settings, checked, with defaults filled in; a key that is not known may only be None, which is how Keras says "not used"."""
    if len(config) > MAX_SETTINGS:
        raise Unfit(f"has {len(config)} settings")
    for key in config:
        if key not in settings and key not in ignored and config[key] is not None:
            raise Unfit(f"has the setting {shown(key)}, which the grader does not know: leave it out")
    checked = {key: one(config, key, setting) for key, setting in settings.items()}
    return {key: value for key, value in checked.items() if settings[key].kept}


def one(config: Mapping[str, Any], key: str, setting: Setting) -> Any:
    """One setting, checked, or its default."""
    if key not in config and setting.default is REQUIRED:
        raise Unfit(f"needs {key}")
    try:
        return setting.check(config[key]) if key in config else setting.default
    except Unfit as problem:
        raise Unfit(f"{key} {problem}") from None


def _folded(name: str) -> str:
    return name.replace("_", "").lower()[:50]


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
