# %% [markdown]
# # A small model
#
# Five functions around the network with 2,391,329 parameters; the last one builds it and reads it.

# %%
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models


# %%
def conv_params(kh, kw, c_in, filters, bias=True):
    """Weights of a convolution layer."""
    # BEGIN SOLUTION
    return (kh * kw * c_in + bool(bias)) * filters
    # END SOLUTION


# %%
def dense_params(n_in, n_out, bias=True):
    """Weights of a dense layer."""
    # BEGIN SOLUTION
    return (n_in + bool(bias)) * n_out
    # END SOLUTION


# %%
def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    """Weights of each layer, by hand."""
    # BEGIN SOLUTION
    height, width, channels = input_shape
    counts = []
    for number in filters:
        counts += [conv_params(3, 3, channels, number), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, number
    flat = height * width * channels
    return [*counts, 0, dense_params(flat, dense), dense_params(dense, 1)]
    # END SOLUTION


# %%
def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    """The network of the course."""
    # BEGIN SOLUTION
    model = models.Sequential([layers.Input(input_shape)])
    for number in filters:
        model.add(layers.Conv2D(number, (3, 3), activation="relu"))
        model.add(layers.MaxPooling2D((2, 2)))
    model.add(layers.Flatten())
    model.add(layers.Dense(dense, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    return model
    # END SOLUTION


# %%
def describe(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    """Output shape and number of weights of each layer of a new model."""
    # BEGIN SOLUTION
    model = build_model(input_shape, filters, dense)
    return [(list(layer.output.shape[1:]), int(layer.count_params())) for layer in model.layers]
    # END SOLUTION


# %%
model = build_model()
model.summary()
plt.bar(range(9), count_model_params())
plt.show()
