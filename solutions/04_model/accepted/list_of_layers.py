"""A list of layers through tensorflow.keras, the input shape in the first layer, NumPy's integers, compiled by words."""

import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D
from tensorflow.keras.models import Sequential


def conv_params(kh, kw, c_in, filters, bias=True):
    return np.prod([kh, kw, c_in, filters]) + bias * filters


def dense_params(n_in, n_out, bias=True):
    return (n_in + int(bias)) * n_out


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    size = np.array(input_shape[:2])
    depths = [input_shape[-1], *filters]
    counts = []
    for i in range(len(filters)):
        counts.extend([conv_params(3, 3, depths[i], depths[i + 1]), 0])
        size = (size - 2) // 2
    flat = np.prod(size) * depths[-1]
    counts.extend([0, dense_params(flat, dense), dense_params(dense, 1)])
    return counts


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    pairs = []
    for f in filters:
        pairs += [Conv2D(f, (3, 3), activation="relu"), MaxPooling2D()]
    return Sequential([Input(input_shape), *pairs, Flatten(), Dense(dense, activation=keras.activations.relu), Dense(1, activation=keras.activations.sigmoid)])


def compile_model(model):
    model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
    return model
