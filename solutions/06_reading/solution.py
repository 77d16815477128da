# %% [markdown]
# # 06 Reading the model: what happens between the picture and the answer
#
# A network gives you one number, "motorbike: 0.93". Between the picture and that number lie dozens of other pictures, and today you take them out and
# look at them. You also search for filters that have stopped working, and you cover parts of the picture to find out which of them the answer hangs
# on.
#
# | question | function | points |
# |---|---|---|
# | q1 | `layer_outputs`: what comes out of every layer | 3 |
# | q2 | `feature_map_grid`: all maps of a layer in one picture | 3 |
# | q3 | `dead_filters`: filters that never answer | 2 |
# | q4 | `occlusion_map`: which part of the picture matters | 2 |
#
# **10 points, about 60 minutes.** The four functions do not need each other; only the pictures for q2 and q3 use your q1.
#
# **How the checks work.** Below each function, `grader.check("q1")` runs the *visible* checks; run it as often as you like. After you hand in,
# *hidden* checks call your functions with other inputs: networks of a few weights, images that are not square, negative and whole numbers, sizes that
# do not fit evenly. They look at what comes out, never at how you wrote it. No function may change what it is given.

# %% tags=["setup"]
import os
from contextlib import suppress

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow is talkative when it wakes up

import keras
import matplotlib.pyplot as plt
import numpy as np
from tensorflow.keras.preprocessing.image import ImageDataGenerator

try:
    from autograder import Notebook, draw_images
except ImportError as missing:
    raise ImportError("The images are drawn by cnn-autograder. Install it, then restart the kernel: pip install cnn-autograder") from missing

grader = Notebook("06_reading")
train_dir, validation_dir = draw_images("images", train=160, validation=40, seed=7)  # 160 and 40 of each class

# %% [markdown]
# ## A network to read
#
# It is the network of assignment 04, only smaller: three times convolution and pooling, then two dense layers. It sees images of 64x96 pixels, and it
# is trained on 320 drawn airplanes and motorbikes. That takes a few seconds. What it says is the probability of *motorbike*.

# %%
HEIGHT, WIDTH = 64, 96

scaled = ImageDataGenerator(rescale=1 / 255)
flow_settings = {"target_size": (HEIGHT, WIDTH), "class_mode": "binary", "batch_size": 20, "interpolation": "bilinear"}
validation_flow = scaled.flow_from_directory(validation_dir, shuffle=False, **flow_settings)
batches = [validation_flow[i] for i in range(len(validation_flow))]
x_validation, y_validation = np.concatenate([x for x, _ in batches]), np.concatenate([y for _, y in batches])


def new_network():
    """The network before training, the same first weights at every call."""
    keras.utils.set_random_seed(7)
    layers = [keras.Input((HEIGHT, WIDTH, 3))]
    for filters in (8, 16, 32):
        layers += [keras.layers.Conv2D(filters, 3, activation="relu"), keras.layers.MaxPooling2D()]
    layers += [keras.layers.Flatten(), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential(layers)


def trained_network(learning_rate):
    """The network after six epochs."""
    network = new_network()
    train_flow = scaled.flow_from_directory(train_dir, shuffle=True, seed=7, **flow_settings)
    network.compile(keras.optimizers.Adam(learning_rate), "binary_crossentropy", metrics=["accuracy"])
    history = network.fit(train_flow, validation_data=validation_flow, epochs=6, verbose=0).history
    print(f"learning rate {learning_rate}: validation accuracy {history['val_accuracy'][-1]:.3f}")
    return network


network = trained_network(0.001)

# %%
def show(axis, picture, title, **style):
    """Draw one (height, width) or (height, width, 3) array without axes."""
    axis.imshow(picture, **{"cmap": "gray", "interpolation": "nearest", **style})
    axis.set(title=title, xticks=[], yticks=[])


# One picture of each class, of which the network is fairly sure, but not so sure that nothing could change its mind.
probability = network.predict(x_validation, verbose=0)[:, 0]
of_its_class = np.where(y_validation == 1, probability, 1 - probability)
chosen = [int(np.argmin(np.where(y_validation == label, np.abs(of_its_class - 0.93), np.inf))) for label in (0, 1)]
pictures, names = x_validation[chosen], ["airplane", "motorbike"]

figure, axes = plt.subplots(1, 2, figsize=(10, 3.6), layout="constrained")
for axis, picture, name, i in zip(axes, pictures, names, chosen, strict=True):
    show(axis, picture, f"{name}: the network says motorbike with {probability[i]:.2f}")
plt.show()
print("the two pictures as a batch:", pictures.shape)

# %% [markdown]
# *Figure 1.* The two pictures that we follow through the network, an airplane on the left and a motorbike on the right, each 64x96 pixels. Above them
# stands what the network answers. Notice: we did not take the two pictures of which it is most sure. Near 0 or 1 the answer hardly moves, whatever
# you do to the picture, and in question 4 we want to see it move.

# %% [markdown]
# ## 1. What comes out of every layer
#
# A Keras model is a chain of layers, `model.layers`. `model(x)` sends a batch through all of them and shows only the end. We want every step.
#
# Worked through, with an image of 3x4 pixels, one filter of 2x2, and the smallest possible rest of a network:
#
# ```
# image            filter        Conv2D, ReLU     MaxPooling2D     Flatten     Dense, sigmoid
#  7  2  2  0       1   0           4  0  1             4             4         0.5 * 4 - 2 = 0,
#  0  3  5  1       0  -1           0  2  0                                     sigmoid(0) = 0.5
#  4  2  1  6
#                               (1, 2, 3, 1)     (1, 1, 1, 1)      (1, 1)          (1, 1)
# ```
#
# Four layers, so four outputs; the image itself is not one of them. The first axis of each output is the batch. The cell below builds this very
# network.
#
# - A layer has an `output`, but that is only a *symbol*: a promise of a shape, without numbers. Numbers come out when a model is *called* with a
#   batch.
# - You may build a second model that shares the layers of the first and hands out more than its end: `keras.Model(inputs, [one, another])` returns
#   one output for each symbol in the list. Or you carry the batch from layer to layer in a loop. Both are fine.
# - The way in is `model.inputs`, a list. (`model.input`, which older texts use, raises an AttributeError for a Sequential model of Keras 3.)
# - Models that were not built with `Sequential` also list their `InputLayer` in `model.layers`. It computes nothing, so leave it out.
# - What comes back from a call is a tensor. The caller wants NumPy arrays.
#
# **Predict first:** our network above is fed with the two pictures, (2, 64, 96, 3). How many outputs will there be, and which shape has the third?

# %%
tiny_image = np.array([[7, 2, 2, 0], [0, 3, 5, 1], [4, 2, 1, 6]], dtype="float32")[None, :, :, None]  # (1, 3, 4, 1)
tiny = keras.Sequential([
    keras.Input((3, 4, 1)),
    keras.layers.Conv2D(1, 2, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(1, activation="sigmoid"),
])
tiny.set_weights([np.array([[1, 0], [0, -1]])[:, :, None, None], np.array([0]), np.array([[0.5]]), np.array([-2])])
print("the end of the tiny network:", tiny(tiny_image).numpy())

# %%
def layer_outputs(model: keras.Model, x: np.ndarray) -> list[np.ndarray]:
    """What comes out of every layer.

    Arguments:
        model: a trained model whose layers form one chain, built with Sequential or otherwise
        x: a batch of images, (N, H, W, C)

    Returns: a list of NumPy arrays, one for each layer of the model in its order (input layers left out),
    as the model computes them when it predicts. The first axis of each is N.

    Examples:
        the tiny network and its image  ->  [[[[[4], [0], [1]], [[0], [2], [0]]]], [[[[4]]]], [[4]], [[0.5]]] as arrays
        the network above and 5 images  ->  9 arrays, the first of shape (5, 62, 94, 8), the last of shape (5, 1)
    """
    # BEGIN SOLUTION
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    reader = keras.Model(model.inputs[0], [layer.output for layer in layers])
    return [np.asarray(output) for output in reader(x)]
    # END SOLUTION

# %%
grader.check("q1")

# %%
with suppress(NotImplementedError):  # the picture appears once q1 is filled in
    outputs = layer_outputs(network, pictures)
    figure = plt.figure(figsize=(15, 5), layout="constrained")
    upper, lower = figure.subfigures(2, 1)
    axes = upper.subplots(1, 7)
    show(axes[0], pictures[0], "airplane\n64 x 96 x 3")
    for axis, layer, output in zip(axes[1:], network.layers, outputs, strict=False):
        liveliest = int(output[0].std(axis=(0, 1)).argmax())
        shape = " x ".join(map(str, output.shape[1:]))
        show(axis, output[0, :, :, liveliest], f"{type(layer).__name__}\n{shape}\nmap {liveliest}")
    left, right = lower.subplots(1, 2, width_ratios=[6, 1])
    left.bar(np.arange(32), outputs[-2][0], color="0.35")
    left.set(title="Dense, 32 numbers", xlabel="number of the unit", ylabel="output")
    right.bar(["motorbike?"], outputs[-1][0], color="0.35")
    right.set(title="Dense, 1 number", ylim=(0, 1))
    plt.show()
    for layer, output in zip(network.layers, outputs, strict=True):
        print(f"{type(layer).__name__:>12}  {output.shape}")

# %% [markdown]
# *Figure 2.* The way of the airplane through the network. Upper row: the picture, then of each convolution and each pooling the map that varies most,
# bright where the filter answers strongly. The maps get coarser from left to right: 62x94, 31x47, 29x45, 14x22, 12x20, 6x10. Lower row: the 32
# outputs of the first dense layer as bars, several of them zero, and on the right the answer, a single low bar: rather not a motorbike. Notice: in
# the first maps you still see an airplane, in the last ones only spots. The network has exchanged *what it looks like* for *what was found, and
# roughly where*.

# %% [markdown]
# ## 2. All maps of a layer in one picture
#
# One map of sixteen says little. We lay them side by side like tiles, row by row, and number them as you read a page: map 0 at the top left, map 1 to
# the right of it.
#
# One map may reach 5 and its neighbour 0.05. On a common scale the second one would be black. So **each map is stretched on its own**: its smallest
# number becomes 0, its largest 1. What is lost is the comparison between maps; keep that in mind when you look.
#
# Worked through: three maps of 1x2 pixels, in 2 columns.
#
# ```
# map 0:  2  4      ->  0  1
# map 1:  9  1      ->  1  0          the grid:   0  1 | 1  0
# map 2:  3  7      ->  0  1                      0  1 | 0  0     <- no map is left for the last tile: zeros
# ```
#
# Two rules for the odd cases. A map that is the same everywhere has nothing to stretch: it becomes 0, whatever its number was. And the picture is
# **always** `columns` tiles wide, even for a single map; tiles without a map stay 0.
#
# **Predict first:** 10 maps of 5x7 pixels in 4 columns: which shape has the picture, and how many tiles are empty?

# %%
def feature_map_grid(activation: np.ndarray, columns: int = 8) -> np.ndarray:
    """Lay all maps of one image side by side.

    Arguments:
        activation: the maps of one image, (H, W, C), any real numbers
        columns: tiles in a row

    Returns: one picture, (rows * H, columns * W), with as many rows as C maps need. Each map is scaled to
    [0, 1] on its own; a map that is the same everywhere becomes 0, and so do tiles without a map.

    Examples:
        the three maps above, shape (1, 2, 3), columns 2  ->  [[0, 1, 1, 0],
                                                               [0, 1, 0, 0]]
        shape (5, 7, 3)                                   ->  shape (5, 56)
    """
    # BEGIN SOLUTION
    height, width, channels = activation.shape
    rows = -(-channels // columns)  # rounded up
    grid = np.zeros((rows * height, columns * width))
    for channel in range(channels):
        tile = activation[:, :, channel].astype(float)
        spread = tile.max() - tile.min()
        if spread > 0:
            top, left = channel // columns * height, channel % columns * width
            grid[top : top + height, left : left + width] = (tile - tile.min()) / spread
    return grid
    # END SOLUTION

# %%
grader.check("q2")

# %%
convolutions = [i for i, layer in enumerate(network.layers) if isinstance(layer, keras.layers.Conv2D)]  # 0, 2 and 4


def draw_grid(axis, activation, columns, title):
    """All maps of one image, with white lines between the tiles."""
    height, width, channels = activation.shape
    show(axis, feature_map_grid(activation, columns), title, cmap="magma", vmin=0, vmax=1, aspect="auto")
    for row in range(1, -(-channels // columns)):
        axis.axhline(row * height - 0.5, color="white", linewidth=1.5)
    for column in range(1, columns):
        axis.axvline(column * width - 0.5, color="white", linewidth=1.5)


with suppress(NotImplementedError):  # the picture appears once q1 and q2 are filled in
    outputs = layer_outputs(network, pictures)
    figure, axes = plt.subplots(3, 2, figsize=(15, 11), height_ratios=[2, 2.4, 3], layout="constrained")
    for row, (number, columns) in enumerate(zip(convolutions, (4, 4, 8), strict=True)):
        for column, name in enumerate(names):
            maps = outputs[number][column]
            draw_grid(axes[row, column], maps, columns, f"{name}: convolution {row + 1}, {maps.shape[2]} maps of {maps.shape[0]} x {maps.shape[1]}")
    plt.show()

# %% [markdown]
# *Figure 3.* All maps of the three convolutions, left for the airplane, right for the motorbike; dark is the smallest number of a map, bright its
# largest, and white lines part the tiles. First row: 8 maps, in which the machine is drawn in outlines or stands out as a patch against the
# background. Second row: 16 maps, coarser, with bright edges in certain directions. Third row: 32 maps of 12x20 pixels with a few bright spots each.
# Notice: the same tile on the left and on the right comes from the same filter. In the first row the two look alike, only of different machines; in
# the third row some filters answer to one picture and stay dark for the other. A tile that is black on both sides found nothing in either, see
# question 3.

# %%
with suppress(NotImplementedError):  # the picture appears once q1 and q2 are filled in
    untrained = new_network()
    figure, axes = plt.subplots(2, 2, figsize=(15, 6.4), width_ratios=[1, 2.2], layout="constrained")
    for (left, right), (title, model) in zip(axes, {"before training": untrained, "after training": network}.items(), strict=True):
        kernel = model.layers[0].get_weights()[0]  # (3, 3, 3, 8): eight small colour pictures
        colours = 0.5 + 0.5 * kernel / np.abs(kernel).max()  # weight 0 is middle grey
        rows = [np.hstack([colours[..., 4 * row + i] for i in range(4)]) for row in range(2)]
        show(left, np.vstack(rows), f"8 filters of 3 x 3 x 3, {title}", aspect="auto")
        left.axhline(2.5, color="white", linewidth=6)
        for edge in (2.5, 5.5, 8.5):
            left.axvline(edge, color="white", linewidth=6)
        draw_grid(right, layer_outputs(model, pictures)[0][1], 4, f"their maps of the motorbike, {title}")
    plt.show()

# %% [markdown]
# *Figure 4.* Left, the eight filters of the first layer as tiny colour pictures of 3x3 pixels (a weight of 0 is middle grey, brighter is positive,
# darker negative, for red, green and blue); right, their maps of the motorbike. Upper row before training, lower row after. Notice: it is hard to say
# which row is which. A filter of random numbers also draws outlines, because outlines are where pixels differ. **Handsome feature maps are no
# evidence that a network has learned anything.** They show what goes on inside; whether it is useful, only the validation images can tell.

# %% [markdown]
# ## 3. Filters that never answer
#
# ReLU makes negative numbers zero. When the weights of a filter are such that *every* window of *every* image gives a negative number, its map is
# always empty. Then nothing depends on it, training can not change it any more, and it is called **dead**. A learning rate that is too large is a
# common cause: one wild step, and the filter is beyond reach.
#
# A filter is dead on a batch if its channel is 0 **everywhere**: in all images and at all positions. Worked through, with two images of 1x2 pixels
# and three filters:
#
# ```
#             filter 0    filter 1    filter 2
# image 0      0   0       0   0       3   0
# image 1      0   0       0   0.1     0   0
# ```
#
# Filter 0 is dead. Filter 1 is alive: it answers once, faintly, but it does. Filter 2 says nothing about image 1 and is alive, too. The answer is
# `[0]`.

# %%
def dead_filters(activation: np.ndarray) -> list[int]:
    """Which filters are silent on a whole batch.

    Arguments:
        activation: output of a convolution after ReLU, (N, H, W, C)

    Returns: a list of the channels, in order and counted from 0, that are 0 in all images and at all
    positions; an empty list if there are none. A small number is not 0.

    Examples:
        the table above, shape (2, 1, 2, 3)  ->  [0]
        all zeros, shape (5, 4, 6, 2)        ->  [0, 1]
    """
    # BEGIN SOLUTION
    return [channel for channel in range(activation.shape[-1]) if not activation[..., channel].any()]
    # END SOLUTION

# %%
grader.check("q3")

# %% [markdown]
# We ask the network, and beside it a second one that was trained with a learning rate five times as large.

# %%
networks = {"learning rate 0.001": network, "learning rate 0.005": trained_network(0.005)}

with suppress(NotImplementedError):  # the picture appears once q1 and q3 are filled in
    figure, axes = plt.subplots(2, 3, figsize=(15, 6), width_ratios=[1, 1.4, 2], layout="constrained", sharex="col")
    for row, (title, model) in zip(axes, networks.items(), strict=True):
        outputs = layer_outputs(model, x_validation)
        for axis, number in zip(row, convolutions, strict=True):
            strongest = outputs[number].max(axis=(0, 1, 2))
            dead = dead_filters(outputs[number])
            axis.bar(np.arange(len(strongest)), strongest, color="0.45")
            axis.plot(dead, np.zeros(len(dead)), "x", color="#D55E00", markersize=9, markeredgewidth=2.5)
            axis.set(title=f"convolution {convolutions.index(number) + 1}: {len(dead)} of {len(strongest)} dead")
            axis.set(ylim=(-0.08 * max(strongest.max(), 0.01), None))
            axis.locator_params(axis="x", integer=True)
        row[0].set(ylabel=f"{title}\nlargest output")
    for axis in axes[1]:
        axis.set(xlabel="filter")
    plt.show()

# %% [markdown]
# *Figure 5.* For each filter, the largest number that it gave on any validation image, as a bar; crosses on the axis mark dead filters. Upper row:
# the network that we read, with few crosses or none. Lower row: the one with the larger learning rate; more crosses stand in its last convolution.
# Notice: the two validation accuracies above are close. The accuracy does not tell you that a good part of a layer is idle, this picture does. And be
# careful with the word: *dead on these images* is all that can be seen. Another image might wake a filter up. (Your crosses may stand elsewhere:
# training is not the same to the last digit on every computer.)

# %% [markdown]
# ## 4. Which part of the picture matters?
#
# A simple experiment: cover a part of the picture with a grey square and ask again. If the probability drops, the network had been using what lies
# under the square. Do this for every position of the square, and you have a map.
#
# - The square has `size` pixels a side and starts at rows and columns 0, `stride`, 2 * `stride`, ... as long as it lies **wholly** in the picture.
#   That makes `(H - size) // stride + 1` rows, as in assignment 01, and columns by the same rule.
# - It is grey: 0.5 in every channel.
# - The value is the probability **without** the square **minus** the probability **with** it. Positive: this part spoke for the class. Negative: it
#   spoke against it, and the network is surer without.
# - `predict` is any function that takes a **batch** of images, (N, H, W, C), and gives N probabilities: an array of shape (N,) or, as from Keras,
#   of shape (N, 1).
# - Every square is laid on the clean picture, and the picture that came in stays clean.
#
# Worked through: a picture of 2x4 pixels, and as `predict` the mean of all pixels, which is 0.5 here. A square of 2 pixels moves by 1:
#
# ```
# picture            square at 0           at 1               at 2
# 1  1  0  0         .5 .5  0  0         1 .5 .5  0         1  1 .5 .5
# 1  1  0  0         .5 .5  0  0         1 .5 .5  0         1  1 .5 .5
#
# mean 0.5              0.25                0.5                0.75
# value            0.5 - 0.25 = 0.25         0                -0.25
# ```
#
# **Predict first:** how many rows and columns has the map of a 64x96 picture with size 16 and stride 4?

# %%
def occlusion_map(predict, x: np.ndarray, size: int = 15, stride: int = 15) -> np.ndarray:
    """How much each part of a picture adds to the probability.

    Arguments:
        predict: a function from a batch (N, H, W, C) to probabilities, (N,) or (N, 1)
        x: one picture, (H, W, C), any real dtype; stays as it is
        size: side of the grey square (0.5 in every channel)
        stride: jump of the square, in pixels, both ways

    Returns: ((H - size) // stride + 1, (W - size) // stride + 1): for each position, the probability of x
    minus the probability of x with the square there

    Examples:
        the picture above, shape (2, 4, 1), size 2, stride 1  ->  [[0.25, 0, -0.25]]
        a picture of 150x150 pixels                           ->  shape (10, 10)
    """
    # BEGIN SOLUTION
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        covered = np.repeat(x[None].astype(float), columns, axis=0)  # one copy for each square of this row
        for j in range(columns):
            covered[j, i * stride : i * stride + size, j * stride : j * stride + size] = 0.5
        out[i] = before - np.ravel(predict(covered))
    return out
    # END SOLUTION

# %%
grader.check("q4")

# %%
def motorbike(batch):
    """The probability of motorbike, (N, 1)."""
    return network(batch).numpy()


def airplane(batch):
    """The probability of airplane, (N, 1)."""
    return 1 - motorbike(batch)


SIZE, STRIDE = 16, 4


def draw_occlusion(axis, picture, values, size, stride, title):
    """An occlusion map over its picture: each value is drawn where the middle of its square was."""
    limit = max(np.abs(values).max(), 1e-6)
    top_left = size / 2 - stride / 2 - 0.5
    extent = (top_left, top_left + values.shape[1] * stride, top_left + values.shape[0] * stride, top_left)
    show(axis, picture.mean(axis=-1), title, vmin=-1, vmax=1)
    opacity = 0.9 * np.abs(values) / limit  # where nothing changes, the picture shows
    drawn = axis.imshow(values, cmap="PuOr", vmin=-limit, vmax=limit, alpha=opacity, extent=extent, interpolation="nearest")
    axis.set(xlim=(-0.5, picture.shape[1] - 0.5), ylim=(picture.shape[0] - 0.5, -0.5))
    plt.colorbar(drawn, ax=axis, label="without minus with")


with suppress(NotImplementedError):  # the picture appears once q4 is filled in
    figure, axes = plt.subplots(2, 3, figsize=(15, 6.4), layout="constrained")
    for row, picture, name, predict in zip(axes, pictures, names, (airplane, motorbike), strict=True):
        values = occlusion_map(predict, picture, SIZE, STRIDE)
        i, j = np.unravel_index(values.argmax(), values.shape)
        covered = picture.copy()
        covered[i * STRIDE : i * STRIDE + SIZE, j * STRIDE : j * STRIDE + SIZE] = 0.5
        show(row[0], picture, f"{name} with {float(predict(picture[None])[0, 0]):.2f}")
        show(row[1], covered, f"the square that matters most: {float(predict(covered[None])[0, 0]):.2f}")
        draw_occlusion(row[2], picture, values, SIZE, STRIDE, "{} x {} positions".format(*values.shape))
    plt.show()

# %% [markdown]
# *Figure 6.* Upper row the airplane, lower row the motorbike. Left, the picture with the probability of its own class; middle, the same picture with
# the grey square where it does most harm, and what the network says then; right, the map over the picture in grey: purple where covering lowers the
# probability, orange where it raises it, and the bare picture where nothing changes. Notice where the purple lies: on the machine, or beside it? On
# the wheels, or between them? And how far can the answer fall when only about 4 % of the picture are covered?

# %%
with suppress(NotImplementedError):  # the picture appears once q4 is filled in
    figure, axes = plt.subplots(1, 3, figsize=(15, 3.4), layout="constrained")
    for axis, size in zip(axes, (8, 16, 32), strict=True):
        values = occlusion_map(motorbike, pictures[1], size, 4)
        draw_occlusion(axis, pictures[1], values, size, 4, f"square of {size} x {size}: {values.min():.2f} to {values.max():.2f}")
    plt.show()

# %% [markdown]
# *Figure 7.* The motorbike once more, with squares of 8, 16 and 32 pixels; each map has its own scale, its range stands above it. Small squares
# hardly move the answer, for one spoke of a wheel is not missed; large ones move it a lot, but they hide so much at once that the map gets coarse.
# Notice: these are three different maps of one picture and one network. None is *the* truth.
#
# ## What such pictures show, and what they do not
#
# - An occlusion map shows **where** the answer can be changed, not **why**. A wheel may matter for its roundness, its darkness, or because a grey
#   square on the road looks like part of a fuselage: the network has never seen a grey square in its life.
# - One output for two classes: "airplane" may mean no more than "no wheels found". Then covering the airplane does no harm, or even helps.
# - Two wheels can stand in for each other. Cover one, and the answer stays; the map calls both unimportant, though without either all is lost.
# - A network that is very sure (0.9999) gives a map of almost nothing. That is a matter of the sigmoid, not of the picture.
# - Purple on the **background** is the most useful thing that you can find: then the network has learned the runway, not the airplane.
# - We looked at two pictures. Before you believe a story about your network, look at twenty, the wrongly classified ones first, and do not choose the
#   handsome ones.
#
# ## Hand in
#
# 1. Run the whole notebook from the top once more (Restart and run all) and look at the checks.
# 2. Save it.
# 3. Hand in this file. A question that you did not fill in costs only its own points; leave it as it is.
