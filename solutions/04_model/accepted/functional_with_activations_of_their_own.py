"""The functional way, every activation as a layer of its own, losses and metrics as objects."""

import keras
from keras import layers


def conv_params(kh, kw, c_in, filters, bias=True):
    weights = kh * kw * c_in * filters
    if bias:
        weights += filters
    return weights


def dense_params(n_in, n_out, bias=True):
    weights = n_in * n_out
    if bias:
        weights += n_out
    return weights


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    h, w, c = input_shape
    result = []
    for f in filters:
        result.append(conv_params(3, 3, c, f))
        h, w, c = h - 2, w - 2, f
        result.append(0)
        h, w = h // 2, w // 2
    result.append(0)
    result.append(dense_params(h * w * c, dense))
    result.append(dense_params(dense, 1))
    return result


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    image = keras.Input(shape=input_shape, name="image")
    x = image
    for number, f in enumerate(filters, start=1):
        x = layers.Conv2D(filters=f, kernel_size=(3, 3), strides=(1, 1), padding="valid", kernel_initializer="he_normal", name=f"convolution_{number}")(x)
        x = layers.Activation("relu")(x)
        x = layers.MaxPool2D(pool_size=(2, 2), strides=(2, 2))(x)
    x = layers.Flatten()(x)
    x = layers.Dense(dense)(x)
    x = layers.ReLU()(x)
    x = layers.Dense(1)(x)
    answer = layers.Activation(keras.activations.sigmoid)(x)
    return keras.Model(inputs=image, outputs=answer, name="airplane_or_motorbike")


def compile_model(model):
    model.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.RMSprop(learning_rate=1e-4),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model
