"""Old code, run against the libraries that are installed, is named for what it is; a student's own mistakes are not."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from autograder.drift import OLD_CODE, advice
from autograder.student import describe


@pytest.fixture(scope="module")
def model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse", metrics=["accuracy"])
    return model


def said_about(code: str, **names: object) -> str:
    """What is said about the exception that a line of code raises."""
    try:
        exec(code, {"np": np, "keras": keras, "tf": tf, **names})  # noqa: S102
    except Exception as error:
        raised = describe(error)
        return advice(raised.types, raised.message)
    raise AssertionError(f"{code} works")


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("from keras.preprocessing.image import ImageDataGenerator", "tensorflow.keras.preprocessing.image"),
        ("from keras.preprocessing import image; image.ImageDataGenerator()", "tensorflow.keras.preprocessing.image"),
        ("from keras.layers.convolutional import Conv2D", "from keras import layers"),
        ("from tensorflow.keras.layers.experimental import preprocessing", "from keras import layers"),
        ("from keras.utils import np_utils", "to_categorical"),
        ("from keras.utils.np_utils import to_categorical", "to_categorical"),
        ("from keras.optimizers import adam", "Adam"),
        ("keras.optimizers.Adam(lr=0.001)", "learning_rate"),
        ("keras.optimizers.RMSprop(lr=1e-4)", "learning_rate"),
        ("model.fit_generator(None)", "model.fit"),
        ("model.evaluate_generator(None)", "model.evaluate"),
        ("model.predict_generator(None)", "model.predict"),
        ("model.predict_classes(None)", "0.5"),
        ("model.fit(np.ones((2, 2)), np.ones(2), nb_epoch=1)", "epochs"),
        ("model.fit(np.ones((2, 2)), np.ones(2), verbose=0).history['acc']", "accuracy"),
        ("model.fit(np.ones((2, 2)), np.ones(2), workers=2)", "leave them out"),
        ("keras.layers.Conv2D(3, 3, border_mode='same')", "padding"),
        ("keras.layers.Conv2D(3, 3, init='he')", "kernel_initializer"),
        ("keras.layers.Conv2D(3, 3, subsample=(2, 2))", "strides"),
        ("float(np.ones((1, 1)))", "item()"),
        ("np.float(3)", "float"),
        ("np.int", "int"),
        ("np.product([1, 2])", "np.prod"),
        ("np.in1d([1], [1])", "np.isin"),
        ("np.asscalar(np.ones(1))", "item()"),
        ("np.array([1, [2, 3]])", "equally long"),
        ("tf.Session()", "TensorFlow 1"),
        ("tf.placeholder('float')", "TensorFlow 1"),
        ("from keras.models import model_from_yaml", "nothing in this course needs it"),
    ],
)
def test_old_code_is_told_from_wrong_code_and_mended(code, today, model):
    said = said_about(code, model=model)
    assert said.startswith(OLD_CODE)
    assert today in said


@pytest.mark.parametrize(
    "code",
    [
        "1 / 0",
        "{}['accuracy']",
        "{}['accident']",
        "np.ones(3).shap",
        "np.ones((2, 3)) @ np.ones((2, 3))",
        "import no_such_module",
        "keras.layers.Conv2D()",
        "keras.layers.Conv2D(3, 3, padding='some')",
        "raise NotImplementedError",
    ],
)
def test_a_mistake_of_the_students_own_is_left_to_the_student(code):
    assert said_about(code) == ""
