"""Recursion for the counting; Reshape in place of Flatten, and ReLU behind the pooling, which makes no difference to the largest number."""

import math

import keras
from keras.layers import Conv2D, Dense, Input, MaxPooling2D, ReLU, Reshape


def conv_params(kh, kw, c_in, filters, bias=True):
    return math.prod((kh, kw, c_in, filters)) + (filters if bias else 0)


def dense_params(n_in, n_out, bias=True):
    return conv_params(1, 1, n_in, n_out, bias)  # a dense layer is a convolution on an image of one pixel


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    if not filters:
        return [0, dense_params(math.prod(input_shape), dense), dense_params(dense, 1)]
    height, width, channels = input_shape
    first, *others = filters
    smaller = (math.floor((height - 2) / 2), math.floor((width - 2) / 2), first)
    return [conv_params(3, 3, channels, first), 0, *count_model_params(smaller, others, dense)]


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    image = Input(input_shape)
    maps = image
    for number in filters:
        maps = ReLU()(MaxPooling2D((2, 2))(Conv2D(number, (3, 3))(maps)))
    row = Reshape((-1,))(maps)
    return keras.Model(image, Dense(1, "sigmoid")(Dense(dense, "relu")(row)))


def compile_model(model):
    model.compile(
        optimizer=keras.optimizers.RMSprop(), loss=keras.losses.BinaryCrossentropy(from_logits=False), metrics=[keras.metrics.BinaryAccuracy("accuracy")]
    )
    return model
