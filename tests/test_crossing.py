"""Folders, flows, models and functions arrive as the real thing, and models and generators come back as plain descriptions."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image
from tensorflow.keras.preprocessing.image import ImageDataGenerator

from autograder import crossing
from autograder.student import local_student
from autograder.values import Batches, Flow, Folder, Model, Opaque, Predict


def png(value: int, size: tuple[int, int] = (6, 4)) -> bytes:
    """A picture of one colour, (width, height)."""
    file = io.BytesIO()
    Image.new("RGB", size, (value, value, value)).save(file, "PNG")
    return file.getvalue()


PICTURES = Folder({"a/1.png": png(10), "a/2.png": png(20), "b/1.png": png(30)})


def returned(function, *args, images=None, **kwargs):
    """What a function returned, as it crosses."""
    return crossing.call(function, args, kwargs, images)[0]


def small_model() -> keras.Model:
    model = keras.Sequential([keras.Input((4, 6, 3)), keras.layers.Flatten(), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(keras.optimizers.SGD(0.5), "binary_crossentropy", metrics=["accuracy"])
    return model


def test_a_folder_is_a_fresh_path_with_these_files():
    def names(path):
        return sorted(str(each.relative_to(path)) for each in Path(path).rglob("*")), Path(path, "a/1.png").read_bytes()

    listed, content = returned(names, Folder({"a/1.png": b"one", "empty/": b""}))
    assert listed == ["a", "a/1.png", "empty"]
    assert content == b"one"


def test_a_folder_is_gone_after_the_call_and_a_new_one_the_next_time():
    seen = []
    for _ in range(2):
        returned(seen.append, PICTURES)
    assert not any(map(os.path.exists, seen))
    assert seen[0] != seen[1]


def test_a_path_of_a_folder_has_the_same_name_at_every_call():
    """So that two functions that answer with such a path can be compared, and no page shows a path of the machine."""
    answers = [returned(lambda one, other: [f"{other}/b/1.png", {"in": one}], PICTURES, PICTURES) for _ in range(2)]
    assert answers[0] == answers[1] == ["/folder-2/b/1.png", {"in": "/folder-1"}]


def test_a_flow_is_what_keras_makes_of_a_folder():
    def look(flow):
        x, y = flow[0]
        return type(flow).__name__, len(flow), x, y

    kind, length, x, y = returned(look, Flow(PICTURES, (4, 6), 2))
    assert (kind, length, x.shape) == ("DirectoryIterator", 2, (2, 4, 6, 3))
    np.testing.assert_allclose(x[:, 0, 0, 0] * 255, [10, 20], rtol=1e-5)
    assert y.tolist() == [0, 0]


def test_a_flow_comes_back_as_two_passes_over_its_batches():
    flow = returned(lambda path: ImageDataGenerator().flow_from_directory(path, (4, 6), class_mode="binary", batch_size=2, shuffle=False), PICTURES)
    assert isinstance(flow, Batches)
    assert flow.length == 2
    assert [[(x[:, 0, 0, 0].tolist(), y.tolist()) for x, y in one] for one in flow.passes] == [[([10.0, 20.0], [0.0, 0.0]), ([30.0], [1.0])]] * 2


def test_a_shuffled_flow_comes_in_another_order_the_second_time():
    pictures = Folder({f"{'ab'[i % 2]}/{i}.png": png(i) for i in range(40)})
    flow = returned(lambda path: ImageDataGenerator().flow_from_directory(path, (4, 6), batch_size=16), pictures)
    orders = [np.concatenate([x[:, 0, 0, 0] for x, _ in one]).tolist() for one in flow.passes]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1]) == list(range(40))


def test_a_generator_of_too_many_batches_stays_where_it_is():
    x = np.zeros((crossing.MAX_BATCHES + 1, 2, 2, 1))
    flow = returned(lambda: ImageDataGenerator().flow(x, batch_size=1))
    assert isinstance(flow, Opaque)
    assert "more than are looked at" in flow.type


def test_a_data_generator_is_tried_on_the_images_of_the_check():
    images = np.full((3, 4, 6, 3), 51.0)
    train, plain = returned(lambda: (ImageDataGenerator(rescale=1 / 255), ImageDataGenerator()), images=images)
    assert [len(one) for one in train.passes] == [1, 1]
    np.testing.assert_allclose(train.passes[0][0][0], np.full((3, 4, 6, 3), 0.2), rtol=1e-6)
    np.testing.assert_allclose(plain.passes[1][0][0], images)
    assert train.passes[0][0][1] is None


def test_without_images_a_data_generator_stays_where_it_is():
    assert not isinstance(returned(ImageDataGenerator), Batches)


def test_equal_settings_augment_alike_whoever_draws_before():
    images = np.random.default_rng(1).uniform(0, 255, (5, 12, 14, 3))

    def make():
        return ImageDataGenerator(rotation_range=15, horizontal_flip=True)

    first = returned(make, images=images)
    np.random.rand(7)  # noqa: NPY002  somebody draws
    second = returned(make, images=images)
    np.testing.assert_array_equal(first.passes[1][0][0], second.passes[1][0][0])
    assert not np.array_equal(first.passes[0][0][0], first.passes[1][0][0])


def test_chance_is_left_as_it_was():
    def draw():
        return random.random(), np.random.rand()  # noqa: NPY002, S311

    before = random.getstate(), np.random.get_state()  # noqa: NPY002
    expected = draw()
    random.setstate(before[0])
    np.random.set_state(before[1])  # noqa: NPY002
    assert returned(draw) != expected
    assert draw() == expected


def test_a_model_crosses_without_its_weights():
    described = returned(small_model)
    assert isinstance(described, Model)
    assert (described.kind, described.weights, described.seen) == ("Sequential", None, False)
    assert described.compiled["loss"] == "binary_crossentropy"
    assert [each["class_name"] for each in described.config["layers"]] == ["InputLayer", "Flatten", "Dense"]


def test_a_model_that_has_crossed_before_says_so():
    model = small_model()
    assert [returned(lambda: model).seen for _ in range(2)] == [False, True]
    assert not returned(small_model).seen


def test_a_model_arrives_with_weights_and_settings_and_leaves_with_what_training_made_of_it():
    sent = crossing.describe_model(small_model(), weights=True)

    def train(model, x, y):
        model.fit(x, y, verbose=0)
        return [model.optimizer.learning_rate.numpy().item(), model.metrics_names]

    args = (sent, np.ones((2, 4, 6, 3)), np.ones(2))
    (rate, _), after, _ = crossing.call(train, args, {}, None)
    assert rate == 0.5
    assert [each.shape for each in after[0].weights] == [(72, 1), (1,)]
    assert not np.array_equal(after[0].weights[0], sent.weights[0])


def test_numbers_of_numpy_in_a_model_become_plain_ones():
    def build():
        return keras.Sequential([keras.Input((3,)), keras.layers.LeakyReLU(np.float64(0.25))])

    assert type(returned(build).config["layers"][1]["config"]["negative_slope"]) is float


def test_a_class_that_can_not_say_what_it_is_crosses_by_name():
    class Mine(keras.Model):
        def get_config(self):
            raise RuntimeError("no")

    described = returned(Mine)
    assert (described.kind, described.config) == ("Mine", {})


def test_predict_wants_batches_and_gives_probabilities():
    predict = Predict(np.ones((2, 3, 1)), bias=-6.0)
    assert predict(np.ones((1, 2, 3, 1))).tolist() == [0.5]
    assert Predict(np.ones((2, 3, 1)), -6.0, column=True)(np.ones((4, 2, 3, 1))).shape == (4, 1)
    with pytest.raises(ValueError, match="wants a batch of images"):
        predict(np.ones((2, 3, 1)))


def test_arguments_that_do_not_change_come_back_by_name():
    _, args, kwargs = crossing.call(lambda folder, predict: None, (PICTURES,), {"predict": Predict(np.ones((1, 1, 1)))}, None)
    assert (args, kwargs) == ((Opaque("folder"),), {"predict": Opaque("predict")})


def test_an_error_of_a_function_is_the_students_with_its_arguments():
    def fails(numbers):
        numbers.append(1)
        raise KeyError("accuracy")

    answer = local_student({"fails": fails}).fails([])
    assert answer.raised.type == "KeyError"
    assert answer.args_after == ([1],)


def test_a_picture_that_can_not_be_read_is_an_error_of_the_call():
    broken = Folder({"a/1.png": b"no picture", "b/1.png": png(1)})
    answer = local_student({"make": lambda path: ImageDataGenerator().flow_from_directory(path)}).make(broken)
    assert answer.raised.type == "UnidentifiedImageError"
