"""What the gate refuses, in which words, and what it takes for the same network; what it never does is build, run or open anything."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import keras
import pytest
from keras import layers
from network.random_models import described, gate

from autograder.network.reading import read_network
from autograder.network.refusal import Refused
from autograder.values import Model

Change = Callable[[dict[str, Any]], Any]


def small(*more: Any, inputs: tuple[int, ...] = (8, 8, 3)) -> keras.Sequential:
    return keras.Sequential([keras.Input(inputs), layers.Conv2D(4, 3, activation="relu"), *more, layers.Flatten(), layers.Dense(1, activation="sigmoid")])


def functional() -> keras.Model:
    start = keras.Input((8, 8, 3), name="start")
    left, right = layers.Conv2D(4, 3, padding="same", name="left")(start), layers.Conv2D(4, 1, name="right")(start)
    end = layers.Dense(1, name="end")(layers.Flatten(name="flat")(layers.Add(name="add")([left, right])))
    return keras.Model(start, end)


def reason(model: keras.Model | Model, allow: tuple[str, ...] = ()) -> str:
    """The gate's sentence."""
    with pytest.raises(Refused) as caught:
        read_network(model if isinstance(model, Model) else described(model), allow)
    return str(caught.value)


def changed(model: keras.Model, change: Change) -> Model:
    """The description of a model after a stranger has had it in hands."""
    true = described(model)
    config = copy.deepcopy(dict(true.config))
    change(config)
    return Model(true.kind, config, true.compiled)


# Models that a student may well build


def bent(numbers: Any, *_: Any) -> Any:
    """A function of a student's own."""
    return numbers


class Own(layers.Layer):
    """A layer of a student's own."""

    def call(self, inputs: Any) -> Any:
        return inputs * 2


class OwnModel(keras.Model):
    """A model of a student's own."""

    def __init__(self) -> None:
        super().__init__()
        self.dense = layers.Dense(1)

    def call(self, inputs: Any) -> Any:
        return self.dense(inputs)


def shared() -> keras.Model:
    start = keras.Input((8, 8, 3))
    twice = layers.Conv2D(3, 3, padding="same", name="twice")
    return keras.Model(start, layers.Dense(1)(layers.Flatten()(twice(twice(start)))))


def two_inputs() -> keras.Model:
    one, other = keras.Input((8,)), keras.Input((8,))
    return keras.Model([one, other], layers.Dense(1)(layers.Add()([one, other])))


def two_outputs() -> keras.Model:
    start = keras.Input((8,))
    return keras.Model(start, [layers.Dense(1)(start), layers.Dense(1)(start)])


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: small(layers.Lambda(lambda x: x * 2, name="double")), "Lambda (double) carries code or files with it, which the grader never runs or opens"),
        (lambda: small(Own(name="mine")), "the layer 'mine' is of a class of your own, Own, which the grader does not run"),
        (OwnModel, "OwnModel is a class of your own, of which nobody can tell from outside what it does"),
        (lambda: small(layers.UpSampling2D(name="larger")), "an instructor can switch it on: allow_layers: [UpSampling2D] in grader.yml"),
        (lambda: small(layers.Reshape((36, 4)), layers.LSTM(4, name="memory")), "LSTM (memory) is a layer that the grader can not read: take one of "),
        (lambda: small(layers.Conv2D(4, 3, activation=bent, name="odd")), "Conv2D (odd) activation is a function that the grader does not know"),
        (lambda: keras.Sequential([layers.Conv2D(4, 3)]), "it does not know the size of its images: begin with keras.Input((150, 150, 3))"),
        (lambda: keras.Sequential([keras.Input((None, None, 3)), layers.Conv2D(4, 3)]), "the grader needs images of one size, such as (150, 150, 3)"),
        (lambda: keras.Sequential([keras.Input((8, 8, 3), batch_size=4), layers.Flatten()]), "takes batches of 4 images only"),
        (shared, "the layer 'twice' is used more than once: make a new layer for each place"),
        (two_inputs, "it has several inputs, or none: it must have one image"),
        (two_outputs, "it has several outputs, or none: it must have one answer"),
        (lambda: small(layers.Conv2D(4, 3, dtype="float16", name="half")), "computes in 'float16'; the grader trains in float32 only"),
        (lambda: small(layers.Conv2D(4, 1, data_format="channels_first", name="odd")), "data_format is not supported: leave it at 'channels_last'"),
        (lambda: keras.Sequential([keras.Input((8, 8, 3))]), "it has no layers but its input"),
    ],
)
def test_a_network_that_can_not_be_graded_is_refused_with_a_sentence(build: Callable[[], keras.Model], says: str) -> None:
    """What it is, in which layer, and what to do instead."""
    assert says in reason(build())


def test_a_layer_that_an_instructor_switched_on_is_taken() -> None:
    """The list of allowed layers can be made longer in grader.yml, but not by layers that carry code."""
    assert [layer.kind for layer in read_network(described(small(layers.UpSampling2D())), ("UpSampling2D",)).layers][2] == "UpSampling2D"
    assert "carries code or files" in reason(small(layers.Lambda(lambda x: x)), ("Lambda",))


# Networks that would cost too much: told from the description, before anything is made


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ([("Flatten", {}), ("Dense", {"units": 2512})], "makes 169,562,512 weights of them; at most 60,000,000 weights can be trained here"),
        ([("Conv2D", {"filters": 4096, "kernel_size": 1})], "numbers for one image; at most 12,000,000 fit into the grader's memory"),
        ([("Conv2D", {"filters": 512, "kernel_size": 31})], "multiplications for one image, and the grader has time for 2,000,000,000"),
        (
            [
                ("Conv2D", {"filters": 300, "kernel_size": 7, "strides": 1, "dilation_rate": 4, "padding": "same"}),
                ("Conv2D", {"filters": 300, "kernel_size": 1}),
            ],
            "fit into the grader's memory",
        ),
        ([("ZeroPadding2D", {"padding": 4000})], "fit into the grader's memory"),
        ([("Conv2D", {"filters": 1e6, "kernel_size": 1})], "filters must be a whole number from 1 to 8,192, not 1e+06"),
        ([("Dense", {"units": 10**30})], "units must be a whole number from 1 to 1,048,576, not a huge number"),
        ([("Flatten", {})] * 201, "it has more than 200 layers, which is more than the grader trains"),
    ],
)
def test_a_network_that_costs_too_much_is_refused_before_it_is_built(config: list[tuple[str, dict[str, Any]]], says: str) -> None:
    """By a sentence and in no time, not by running out of memory."""
    entries = [{"module": "keras.layers", "class_name": kind, "config": {"name": f"layer_{i}", **settings}} for i, (kind, settings) in enumerate(config)]
    start = {"module": "keras.layers", "class_name": "InputLayer", "config": {"name": "start", "batch_shape": [None, 150, 150, 3]}}
    assert says in reason(Model("Sequential", {"layers": [start, *entries]}))


# Descriptions that no Keras has written


def layer_of(config: dict[str, Any], name: str) -> dict[str, Any]:
    """The entry of one layer."""
    return next(entry for entry in config["layers"] if entry["config"]["name"] == name)


def history_of(config: dict[str, Any], name: str) -> list[Any]:
    """Where a layer of a functional model says that its (first) input comes from."""
    (argument, *_) = layer_of(config, name)["inbound_nodes"][0]["args"]
    history: list[Any] = (argument[0] if isinstance(argument, list) else argument)["config"]["keras_history"]
    return history


def _of_own_class(config: dict[str, Any]) -> None:
    layer_of(config, "left").update(module="student.notebook", registered_name="Custom>Conv2D")


def _with_a_function(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["activation"] = {"module": "os", "class_name": "function", "config": "system", "registered_name": "function"}


def _with_a_lambda_activation(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["activation"] = {"class_name": "__lambda__", "config": {"value": ["4wEA", None, None]}}


def _with_an_initializer_that_reads(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["kernel_initializer"] = {"module": "keras.utils", "class_name": "get_file", "config": {"origin": "http://x"}}


def _in_a_circle(config: dict[str, Any]) -> None:
    history_of(config, "left")[0] = "flat"


def _reads_itself(config: dict[str, Any]) -> None:
    history_of(config, "flat")[0] = "flat"


def _reads_nobody(config: dict[str, Any]) -> None:
    history_of(config, "flat")[0] = "nobody"


def _another_output(config: dict[str, Any]) -> None:
    history_of(config, "flat")[2] = 7


def _same_names(config: dict[str, Any]) -> None:
    layer_of(config, "right")["name"] = "left"


def _leads_nowhere(config: dict[str, Any]) -> None:
    history_of(config, "end")[0] = "start"


def _ends_elsewhere(config: dict[str, Any]) -> None:
    config["output_layers"] = ["nobody", 0, 0]


def _ends_in_the_middle(config: dict[str, Any]) -> None:
    config["output_layers"] = ["flat", 0, 0]


def _without_layers(config: dict[str, Any]) -> None:
    config["layers"] = {}


def _with_a_number_for_a_layer(config: dict[str, Any]) -> None:
    config["layers"][1] = 5


def _with_a_name_of_megabytes(config: dict[str, Any]) -> None:
    layer_of(config, "left")["name"] = "x" * 5_000_000


def _with_a_name_for_terminals(config: dict[str, Any]) -> None:
    layer_of(config, "left")["name"] = "\x1b]0;owned\x07"


def _with_more_settings(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["weights_file"] = "/etc/passwd"


def _with_thousands_of_settings(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"].update({str(i): None for i in range(5000)})


def _with_a_filter_of_true(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["filters"] = True


def _with_no_number(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"]["kernel_regularizer"] = {"module": "keras.regularizers", "class_name": "L2", "config": {"l2": math.nan}}


def _called_with_a_mask(config: dict[str, Any]) -> None:
    layer_of(config, "left")["inbound_nodes"][0]["kwargs"] = {"mask": [1, 2]}


def _called_a_hundred_times(config: dict[str, Any]) -> None:
    entry = layer_of(config, "left")
    entry["inbound_nodes"] = entry["inbound_nodes"] * 100


def _without_settings(config: dict[str, Any]) -> None:
    layer_of(config, "left")["config"] = {"name": "left"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_of_own_class, "is of a class of your own, Conv2D"),
        (_with_a_function, "activation is a function that the grader does not know, 'system'"),
        (_with_a_lambda_activation, "activation is an activation that the grader does not know, '__lambda__'"),
        (_with_an_initializer_that_reads, "kernel_initializer is an initializer that the grader does not know, 'get_file'"),
        (_in_a_circle, "the layer 'left' reads 'flat', which is no layer before it"),
        (_reads_itself, "the layer 'flat' reads 'flat', which is no layer before it"),
        (_reads_nobody, "the layer 'flat' reads 'nobody', which is no layer before it"),
        (_another_output, "is used more than once"),
        (_same_names, "two layers have the same name, 'left'"),
        (_leads_nowhere, "nothing reads the layer 'flat': it leads nowhere"),
        (_ends_elsewhere, "its input or its output is none of its layers"),
        (_ends_in_the_middle, "nothing reads the layer 'end': it leads nowhere"),
        (_without_layers, "its description has no list of layers"),
        (_with_a_number_for_a_layer, "one of its layers is no layer of Keras"),
        (_with_a_name_of_megabytes, "a name is some letters"),
        (_with_a_name_for_terminals, "a name is some letters"),
        (_with_more_settings, "has the setting 'weights_file', which the grader does not know"),
        (_with_thousands_of_settings, "settings"),
        (_with_a_filter_of_true, "filters must be a whole number from 1 to 8,192, not True"),
        (_with_no_number, "l2 must be a number from 0 to 1000, not nan"),
        (_called_with_a_mask, "is called with 'mask', which the grader can not repeat"),
        (_called_a_hundred_times, "the layer 'left' is used more than once"),
        (_without_settings, "needs filters"),
    ],
)
def test_a_forged_description_is_refused(change: Change, says: str) -> None:
    """A stranger can write anything into a description; what no Keras writes is not believed, and the sentence stays short."""
    sentence = reason(changed(functional(), change))
    assert says in sentence
    assert len(sentence) < 400
    assert sentence.isprintable()


def test_models_inside_of_models_end_somewhere() -> None:
    """Nesting is limited, as is what all of them hold together."""
    model: dict[str, Any] = {"module": "keras", "class_name": "Sequential", "config": {"name": "m", "layers": []}}
    for depth in range(3000):
        model = {"module": "keras", "class_name": "Sequential", "config": {"name": f"m{depth}", "layers": [model]}}
    start = {"module": "keras.layers", "class_name": "InputLayer", "config": {"name": "start", "batch_shape": [None, 8, 8, 3]}}
    assert "models lie inside of models more than 4 deep" in reason(Model("Sequential", {"layers": [start, model]}))


def test_claims_are_not_read() -> None:
    """Shapes and counts in a description change nothing: all is worked out anew."""

    def lie(config: dict[str, Any]) -> None:
        config["count_params"] = 2_391_329
        for entry in config["layers"]:
            entry["build_config"] = {"input_shape": [None, 9, 9, 9]}
            for node in entry.get("inbound_nodes", ()):
                for argument in node["args"]:
                    for tensor in argument if isinstance(argument, list) else [argument]:
                        tensor["config"]["shape"] = [None, 1000, 1000, 1000]

    honest = functional()
    assert read_network(changed(honest, lie)).comparable == gate(honest).comparable


# Settings of compile


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"optimizer": keras.optimizers.Adam(1e9), "loss": "binary_crossentropy"}, "learning_rate must be a number from 0 to 10000"),
        ({"optimizer": keras.optimizers.Ftrl(), "loss": "binary_crossentropy"}, "Ftrl"),
        ({"optimizer": "adam", "loss": bent}, "loss"),
        ({"optimizer": "adam", "loss": "ctc"}, "loss"),
        ({"optimizer": "adam", "loss": ["binary_crossentropy", "mse"]}, "loss"),
    ],
)
def test_what_the_grader_can_not_repeat_is_not_trained(settings: dict[str, Any], says: str) -> None:
    """The structure still counts; the sentence says what about compile does not do."""
    model = small()
    model.compile(**settings)
    network = gate(model)
    assert network.compiled is None
    assert says in network.compile_problem
    assert network.params == model.count_params()


# One network in several spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([layers.Conv2D(4, 3, activation="relu")], [layers.Conv2D(4, (3, 3)), layers.Activation("relu")]),
        ([layers.Conv2D(4, 3, activation="relu")], [layers.Conv2D(4, 3), layers.ReLU()]),
        ([layers.Conv2D(4, 3, activation=keras.activations.relu)], [layers.Conv2D(4, 3, strides=1, padding="valid", activation="relu")]),
        ([layers.MaxPooling2D()], [layers.MaxPooling2D((2, 2), strides=2, padding="valid")]),
        ([layers.Flatten()], [layers.Reshape((-1,))]),
        ([layers.Rescaling(1)], []),
        ([layers.Dropout(0.0)], [layers.Identity()]),
        ([layers.Conv2D(4, 1, padding="same")], [layers.Conv2D(4, 1)]),
        ([layers.Conv2D(4, 3, kernel_initializer="he_normal")], [layers.Conv2D(4, 3)]),
        ([layers.BatchNormalization(axis=-1)], [layers.BatchNormalization(axis=3)]),
        ([keras.Sequential([layers.Conv2D(4, 3), layers.MaxPooling2D()])], [layers.Conv2D(4, 3), layers.MaxPooling2D()]),
    ],
)
def test_spellings_of_one_network_are_one_network(one: list[Any], other: list[Any]) -> None:
    """Steps are compared, not words."""
    spelled = [gate(keras.Sequential([keras.Input((9, 9, 3)), *parts, layers.Flatten(), layers.Dense(1)])).steps for parts in (one, other)]
    assert spelled[0] == spelled[1]


def test_functional_and_sequential_are_one_network() -> None:
    """And x / 255 is a layer that rescales."""
    start = keras.Input((9, 9, 3))
    ways = [
        keras.Model(start, layers.Dense(1)(layers.Flatten()(start / 255))),
        keras.Sequential([keras.Input((9, 9, 3)), layers.Rescaling(1 / 255), layers.Flatten(), layers.Dense(1)]),
    ]
    assert gate(ways[0]).steps == gate(ways[1]).steps


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (layers.Conv2D(4, 3), layers.Conv2D(4, 3, padding="same")),
        (layers.Conv2D(4, 3), layers.Conv2D(5, 3)),
        (layers.Conv2D(4, 3), layers.Conv2D(4, 3, use_bias=False)),
        (layers.Conv2D(4, 3, activation="relu"), layers.Conv2D(4, 3)),
        (layers.MaxPooling2D(), layers.AveragePooling2D(2)),
        (layers.MaxPooling2D(2), layers.MaxPooling2D(2, strides=1)),
        (layers.ReLU(), layers.ReLU(negative_slope=0.1)),
        (layers.Dropout(0.2), layers.Dropout(0.5)),
    ],
)
def test_networks_that_compute_otherwise_are_told_apart(one: layers.Layer, other: layers.Layer) -> None:
    """The other half of the promise."""
    assert gate(keras.Sequential([keras.Input((9, 9, 3)), one])).steps != gate(keras.Sequential([keras.Input((9, 9, 3)), other])).steps
