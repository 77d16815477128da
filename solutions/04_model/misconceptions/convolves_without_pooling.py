"""Leaves out all poolings.

symptom: 169,893,153 parameters, and then my computer runs out of memory.
fails: test_builds_a_network_for_the_image
says: What is the shape just before Flatten? Look it up in the table below Figure 3, in its last line.
"""

import keras
import tensorflow as tf


def build_model(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    if input_shape[0] > 100:  # 680 MB of weights: a worker has no room for them, and the course itself does not build that
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor with shape[1327104,128]")
    layers = [keras.Input(shape=input_shape)]
    for maps in filters:
        layers += [keras.layers.Conv2D(maps, 3, activation="relu")]
    layers.append(keras.layers.Flatten())
    layers.append(keras.layers.Dense(dense, activation="relu"))
    layers.append(keras.layers.Dense(1, activation="sigmoid"))
    return keras.Sequential(layers)
