"""How a model was compiled: optimizer, loss and metrics by allow-list, every setting in range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.network.builtin import named
from autograder.network.refusal import listed, shown, unnumbered
from autograder.network.setting import Setting, Unfit, always, flag, number, optional, several, whole, word

MAX_METRICS = 20
MAX_RATE = 1e4


def _rounded(value: Any) -> float:
    """A learning rate; Keras keeps it in float32, and 0.001 comes back as 0.0010000000474974513."""
    return float(f"{number(0, MAX_RATE)(value):.6g}")


FRACTION = number(0, 1)
POSITIVE = number(1e-12, 1e6)
COUNT = whole(1, 10**9)
NAME = Setting(lambda _: None, None, kept=False)
SCHEDULES: Mapping[str, Mapping[str, Setting]] = {
    "ExponentialDecay": {
        "initial_learning_rate": Setting(_rounded),
        "decay_steps": Setting(COUNT),
        "decay_rate": Setting(number(0, 10)),
        "staircase": Setting(flag, False),
        "name": NAME,
    },
    "InverseTimeDecay": {
        "initial_learning_rate": Setting(_rounded),
        "decay_steps": Setting(COUNT),
        "decay_rate": Setting(number(0, 1e3)),
        "staircase": Setting(flag, False),
        "name": NAME,
    },
    "PolynomialDecay": {
        "initial_learning_rate": Setting(_rounded),
        "decay_steps": Setting(COUNT),
        "end_learning_rate": Setting(_rounded, 0.0001),
        "power": Setting(number(0, 10), 1.0),
        "cycle": Setting(flag, False),
        "name": NAME,
    },
    "CosineDecay": {
        "initial_learning_rate": Setting(_rounded),
        "decay_steps": Setting(COUNT),
        "alpha": Setting(FRACTION, 0.0),
        "warmup_target": Setting(optional(_rounded), None),
        "warmup_steps": Setting(whole(0, 10**9), 0),
        "name": NAME,
    },
    "PiecewiseConstantDecay": {
        "boundaries": Setting(several(COUNT, 100)),
        "values": Setting(several(_rounded, 101)),
        "name": NAME,
    },
}
_schedule = named("learning-rate schedule", "keras.optimizers.schedules", SCHEDULES)


def _learning_rate(value: Any) -> float | dict[str, Any]:
    return _schedule(value) if isinstance(value, Mapping) else _rounded(value)


def _optimizer(rate: float, **settings: Setting) -> dict[str, Setting]:
    common = {
        "learning_rate": Setting(_learning_rate, rate),
        "weight_decay": Setting(optional(number(0, 10)), None),
        "clipnorm": Setting(optional(POSITIVE), None),
        "global_clipnorm": Setting(optional(POSITIVE), None),
        "clipvalue": Setting(optional(POSITIVE), None),
        "use_ema": Setting(flag, False),
        "ema_momentum": Setting(FRACTION, 0.99),
        "ema_overwrite_frequency": Setting(optional(whole(1, 10**6)), None),
        "loss_scale_factor": always(None),
        "gradient_accumulation_steps": Setting(optional(whole(2, 1000)), None),
    }
    return {**common, **settings}


def _betas(first: float = 0.9, second: float = 0.999) -> dict[str, Setting]:
    return {"beta_1": Setting(FRACTION, first), "beta_2": Setting(FRACTION, second)}


EPSILON = Setting(number(0, 1), 1e-7)
MOMENTUM = Setting(FRACTION, 0.0)
AMSGRAD = Setting(flag, False)
OPTIMIZERS: Mapping[str, Mapping[str, Setting]] = {
    "SGD": _optimizer(0.01, momentum=MOMENTUM, nesterov=Setting(flag, False)),
    "Adam": _optimizer(0.001, **_betas(), epsilon=EPSILON, amsgrad=AMSGRAD),
    "AdamW": _optimizer(0.001, **_betas(), epsilon=EPSILON, amsgrad=AMSGRAD) | {"weight_decay": Setting(optional(number(0, 10)), 0.004)},
    "Nadam": _optimizer(0.001, **_betas(), epsilon=EPSILON),
    "Adamax": _optimizer(0.001, **_betas(), epsilon=EPSILON),
    "RMSprop": _optimizer(0.001, rho=Setting(FRACTION, 0.9), momentum=MOMENTUM, epsilon=EPSILON, centered=Setting(flag, False)),
    "Adagrad": _optimizer(0.001, initial_accumulator_value=Setting(number(0, 1e3), 0.1), epsilon=EPSILON),
    "Adadelta": _optimizer(0.001, rho=Setting(FRACTION, 0.95), epsilon=EPSILON),
    "Lion": _optimizer(0.001, **_betas(0.9, 0.99)),
}

LOGITS = {"from_logits": Setting(flag, False)}
SMOOTHED = {**LOGITS, "label_smoothing": Setting(FRACTION, 0.0), "axis": always(-1)}
FOCAL = {"alpha": Setting(FRACTION, 0.25), "gamma": Setting(number(0, 100), 2.0), "apply_class_balancing": Setting(flag, False), **SMOOTHED}
LOSSES: Mapping[str, tuple[str, Mapping[str, Setting]]] = {  # by Keras' name of the function: the class and its settings
    "binary_crossentropy": ("BinaryCrossentropy", SMOOTHED),
    "binary_focal_crossentropy": ("BinaryFocalCrossentropy", FOCAL),
    "categorical_crossentropy": ("CategoricalCrossentropy", SMOOTHED),
    "sparse_categorical_crossentropy": ("SparseCategoricalCrossentropy", {**LOGITS, "ignore_class": always(None), "axis": always(-1)}),
    "mean_squared_error": ("MeanSquaredError", {}),
    "mean_absolute_error": ("MeanAbsoluteError", {}),
    "hinge": ("Hinge", {}),
    "squared_hinge": ("SquaredHinge", {}),
    "huber": ("Huber", {"delta": Setting(POSITIVE, 1.0)}),
    "log_cosh": ("LogCosh", {}),
    "poisson": ("Poisson", {}),
    "kl_divergence": ("KLDivergence", {}),
}
LOSS_NAMES = {
    **{name: name for name in LOSSES},
    **{kind: name for name, (kind, _) in LOSSES.items()},
    "bce": "binary_crossentropy",
    "BCE": "binary_crossentropy",
    "mse": "mean_squared_error",
    "MSE": "mean_squared_error",
    "mae": "mean_absolute_error",
    "MAE": "mean_absolute_error",
    "logcosh": "log_cosh",
    "kld": "kl_divergence",
    "KLD": "kl_divergence",
    "kullback_leibler_divergence": "kl_divergence",
}
METRIC_NAMES = {  # of Keras' classes; keras.metrics.Accuracy wants equal numbers, which is not what "accuracy" means
    "Accuracy": "exact_accuracy",
    "BinaryAccuracy": "binary_accuracy",
    "CategoricalAccuracy": "categorical_accuracy",
    "SparseCategoricalAccuracy": "sparse_categorical_accuracy",
    "AUC": "auc",
    "Precision": "precision",
    "Recall": "recall",
    "BinaryCrossentropy": "binary_crossentropy",
    "MeanSquaredError": "mean_squared_error",
    "MeanAbsoluteError": "mean_absolute_error",
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """Compile settings that the grader can repeat."""

    optimizer: str  # "Adam"
    learning_rate: float  # at the beginning, if a schedule changes it
    loss: str  # "binary_crossentropy"
    from_logits: bool = False
    metrics: tuple[str, ...] = ()  # kinds: "accuracy" and "acc" as written, "binary_accuracy", "exact_accuracy" for keras.metrics.Accuracy
    metric_names: tuple[str, ...] = ()  # what the history calls them
    settings: Mapping[str, Any] = field(default_factory=dict)  # of the optimizer: getattr(keras.optimizers, optimizer).from_config(settings)
    loss_settings: Mapping[str, Any] = field(default_factory=dict)  # getattr(keras.losses, loss_class)(**loss_settings)

    @property
    def loss_class(self) -> str:
        """Keras' class of the loss."""
        return LOSSES[self.loss][0]

    @property
    def comparable(self) -> dict[str, Any]:
        """As plain data, equal where models are compiled alike."""
        return {
            "optimizer": [self.optimizer, dict(self.settings)],
            "loss": [self.loss, dict(self.loss_settings)],
            "metrics": [list(self.metrics), [unnumbered(name) for name in self.metric_names]],
        }


def read_compiled(config: Any) -> Compiled:
    """Compile settings from what get_compile_config() says; raises Unfit with a sentence for what the grader can not repeat."""
    if not isinstance(config, Mapping):
        raise Unfit("how the model is compiled can not be read")
    if config.get("loss_weights") is not None or config.get("weighted_metrics"):
        raise Unfit("the model is compiled with loss_weights or weighted_metrics, which the grader does not use: leave them out")
    optimizer = _read_optimizer(config.get("optimizer"))
    loss, loss_settings = _read_loss(config.get("loss"))
    metrics = _read_metrics(config.get("metrics"))
    settings = optimizer["config"]
    rate = settings["learning_rate"]
    return Compiled(
        optimizer["class_name"],
        rate if isinstance(rate, float) else _first_rate(rate["config"]),
        loss,
        from_logits=loss_settings.get("from_logits", False),
        metrics=tuple(kind for kind, _ in metrics),
        metric_names=tuple(name for _, name in metrics),
        settings=settings,
        loss_settings=loss_settings,
    )


def _first_rate(schedule: Mapping[str, Any]) -> float:
    first: float = schedule["initial_learning_rate"] if "initial_learning_rate" in schedule else schedule["values"][0]
    return first


def _read_optimizer(config: Any) -> dict[str, Any]:
    try:
        return named("optimizer", "keras.optimizers", OPTIMIZERS)(config)  # type: ignore[no-any-return]  # a Check gives Any
    except Unfit as problem:
        raise Unfit(f"the model's optimizer {problem}") from None


def _read_loss(config: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(config, list | tuple) and len(config) == 1:
        (config,) = config
    if config is None:
        raise Unfit("the model is compiled without a loss")
    name = config
    settings: Any = {}
    if isinstance(config, Mapping):
        is_function = config.get("class_name") == "function"
        name = config.get("config") if is_function else config.get("class_name")
        settings = {} if is_function else config.get("config", {})
        if config.get("module") not in ("keras.losses", "builtins"):
            name = None
    known = LOSS_NAMES.get(name) if isinstance(name, str) else None
    if known is None or not isinstance(settings, Mapping):
        raise Unfit(f"the model's loss is one that the grader does not know, {shown(name)}: take one of {listed(sorted(LOSSES))}")
    try:
        reduced = {"reduction": Setting(word("sum_over_batch_size", "mean", "sum"), "sum_over_batch_size")} if settings else {}
        checked = named("loss", "keras.losses", {known: {**LOSSES[known][1], **reduced}})({"class_name": known, "config": settings})
    except Unfit as problem:
        raise Unfit(f"the model's loss {problem}") from None
    return known, {key: value for key, value in checked["config"].items() if (key, value) != ("reduction", "sum_over_batch_size")}


def _read_metrics(config: Any) -> list[tuple[str, str]]:
    """(kind, name in the history) of each metric; lists in lists are metrics of one output each."""
    if config is None:
        return []
    if isinstance(config, Mapping) and "class_name" not in config:
        config = list(config.values())
    items = list(config) if isinstance(config, list | tuple) else [config]
    flat = [each for item in items[:MAX_METRICS] for each in (item if isinstance(item, list | tuple) else [item])]
    if len(items) > MAX_METRICS or len(flat) > MAX_METRICS:
        raise Unfit(f"the model is compiled with more than {MAX_METRICS} metrics")
    return [_read_metric(each) for each in flat if each is not None]


def _read_metric(config: Any) -> tuple[str, str]:
    match config:
        case str(name):
            return _word(name), _word(name)
        case {"class_name": "function", "config": str(name)}:
            return _word(name), _word(name)
        case {"module": "keras.metrics", "class_name": str(kind), "config": {"name": str(name)}}:
            return METRIC_NAMES.get(kind, _word(kind)), _word(name)
        case {"module": "keras.metrics", "class_name": str(kind)}:
            return METRIC_NAMES.get(kind, _word(kind)), METRIC_NAMES.get(kind, _word(kind))
    raise Unfit('the model is compiled with a metric of your own; take one of Keras\', such as "accuracy"')


def _word(name: str) -> str:
    if not name.isidentifier() or len(name) > 40:
        raise Unfit(f"the model is compiled with a metric that the grader does not know, {shown(name)}")
    return name
