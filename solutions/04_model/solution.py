# %% [markdown]
# # 04 Building the network, and counting what it has to learn
#
# You know how large every picture inside the network is (assignment 01), you have made such pictures yourself (02), and the images arrive in batches
# (03). Today the network itself is built, in Keras, in a dozen lines. It has **2,391,329** numbers to learn, and at the end you will know where each
# of them sits: more than 99 % of them in a single layer.
#
# | question | function | points |
# |---|---|---|
# | q1 | `conv_params`: what a convolution layer learns | 2 |
# | q2 | `dense_params`: what a dense layer learns | 2 |
# | q3 | `count_model_params`: the whole network, layer by layer, by hand | 4 |
# | q4 | `build_model`: the network in Keras | 5 |
# | q5 | `compile_model`: loss, optimizer and metric | 2 |
#
# **15 points, about 90 minutes.** A later function may call an earlier one. If both fail, mend the earlier one first.
#
# **How the checks work.** Below each function, `grader.check("q1")` runs the *visible* checks; run it as often as you like. After you hand in,
# *hidden* checks call your functions with other sizes: images that are not square, two filters or four, odd numbers. Nobody looks at how your code is
# written. A network is judged by what it computes and by the numbers that it learns, so `Sequential`, `.add` and the functional way are all welcome.

# %% tags=["setup"]
import os
from contextlib import suppress

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow is talkative when it wakes up

import keras
import matplotlib.pyplot as plt
import numpy as np

try:
    from autograder import Notebook
except ImportError:
    print("The checks are not installed here. You can still work; to check: pip install cnn-autograder")
    class Notebook:  # the notebook runs without the checks, too
        def __init__(self, slug): pass
        def check(self, question): print(f"{question}: not checked")

grader = Notebook("04_model")

# %% [markdown]
# ## The plan of the network
#
# Three times the same pair: a **convolution** with 3x3 filters and ReLU looks for patterns, a **max pooling** with 2x2 boxes keeps the strongest of
# four neighbours. Then **Flatten** writes everything into one row, a **dense** layer of 128 weighs the row in 128 ways, and a last dense layer of 1
# gives a single number between 0 and 1: near 0 the network says "airplane", near 1 "motorbike".
#
# The next cell only draws. The sizes are the ones that you worked out in assignment 01.

# %%
stages = [
    ("image", 150, 3),
    ("convolution", 148, 16), ("pooling", 74, 16),
    ("convolution", 72, 32), ("pooling", 36, 32),
    ("convolution", 34, 64), ("pooling", 17, 64),
]  # name, side, channels
colors = {"image": "0.75", "convolution": "#56B4E9", "pooling": "#F0E442", "row": "#009E73"}
hatches = {"image": "", "convolution": "//", "pooling": "..", "row": ""}

figure, axis = plt.subplots(figsize=(14, 4.6), layout="constrained")
left = 0
for name, side, channels in stages:
    axis.add_patch(plt.Rectangle((left, -side / 2), channels, side, facecolor=colors[name], hatch=hatches[name], edgecolor="black"))
    axis.text(left + channels / 2, side / 2 + 5, f"{side} x {side}\nx {channels}", ha="center")
    axis.text(left + channels / 2, -side / 2 - 5, name, ha="center", va="top")
    left += channels + 38
for name, length, label in [("flatten", 190, "18,496"), ("dense", 64, "128"), ("dense", 5, "1")]:
    axis.add_patch(plt.Rectangle((left, -length / 2), 5, length, facecolor=colors["row"], edgecolor="black"))
    axis.text(left + 2, length / 2 + 5, label, ha="center")
    axis.text(left + 2, -length / 2 - 5, name, ha="center", va="top")
    left += 46
axis.set(xlim=(-20, left), ylim=(-115, 125), title="The network: width of a block = number of maps, height = side of a map")
axis.axis("off")
plt.show()

# %% [markdown]
# *Figure 1.* The network from left to right. A tall thin grey block is the image, 150 x 150 x 3. Blue striped blocks are outputs of convolutions
# (148 x 148 x 16, 72 x 72 x 32, 34 x 34 x 64), yellow dotted ones outputs of poolings (74 x 74 x 16, 36 x 36 x 32, 17 x 17 x 64). Three green
# bars follow: the row of 18,496 numbers after Flatten (far too long to be drawn to scale), 128 numbers, 1 number. Notice: the blocks become lower and
# wider. The network gives up *where* something is, and gains *what* it is.

# %% [markdown]
# ## 1. What a convolution layer learns
#
# A filter is a small box of weights, and it is as deep as its input. A 3x3 filter on a colour image has 3 * 3 * 3 = 27 weights. To its sum it adds
# one more learned number, its **bias**. Every number that training may change is called a **parameter**: this filter has 28.
#
# ```
#             red            green           blue         bias
#          w  w  w          w  w  w         w  w  w
#          w  w  w    +     w  w  w    +    w  w  w    +    b        9 + 9 + 9 + 1 = 28 parameters
#          w  w  w          w  w  w         w  w  w
# ```
#
# A layer has several filters, and each one learns its own box and its own bias: 16 of them make 16 * 28 = 448. With `use_bias=False` Keras leaves the
# biases out, and 432 remain.
#
# **Predict first:** the second layer has 32 filters of 3x3 and reads the 16 maps of the first one. How deep is one of its filters? And how does
# the number of parameters change if the image is twice as wide?

# %%
def conv_params(kh: int, kw: int, c_in: int, filters: int, bias: bool = True) -> int:
    """Count the trainable parameters of a convolution layer.

    Arguments:
        kh, kw: height and width of a filter, in pixels
        c_in: channels of the layer's input
        filters: number of filters
        bias: whether each filter has a bias

    Returns: the number of parameters, an int

    Examples:
        kh=3, kw=3, c_in=3, filters=16              ->  448
        kh=3, kw=3, c_in=3, filters=16, bias=False  ->  432
        kh=2, kw=5, c_in=1, filters=1               ->   11
    """
    # BEGIN SOLUTION
    one_filter = kh * kw * c_in + (1 if bias else 0)
    return filters * one_filter
    # END SOLUTION

# %%
grader.check("q1")

# %% [markdown]
# ## 2. What a dense layer learns
#
# In a dense layer every output looks at **every** input, with a weight of its own for each of them, and adds a bias of its own.
#
# Worked through, 4 inputs and 3 outputs: every output has 4 weights and 1 bias, so the layer has 3 * 5 = 15 parameters, 12 without biases.
#
# **Predict first:** what is more, a convolution with 16 filters of 3x3 on a 150x150 colour image, or a dense layer with 16 outputs that reads the same
# image as one row?

# %%
def dense_params(n_in: int, n_out: int, bias: bool = True) -> int:
    """Count the trainable parameters of a dense layer.

    Arguments:
        n_in: numbers that go in
        n_out: numbers that come out
        bias: whether each output has a bias

    Returns: the number of parameters, an int

    Examples:
        n_in=4, n_out=3              ->  15
        n_in=4, n_out=3, bias=False  ->  12
    """
    # BEGIN SOLUTION
    one_output = n_in + (1 if bias else 0)
    return n_out * one_output
    # END SOLUTION

# %%
grader.check("q2")

# %%
with suppress(NotImplementedError):  # the picture appears once q1 and q2 are filled in
    sides = np.array([8, 16, 32, 64, 150, 256, 512])
    convolution = [conv_params(3, 3, 3, 16) for side in sides]
    dense = [dense_params(int(side) * int(side) * 3, 16) for side in sides]
    figure, axis = plt.subplots(figsize=(9, 4.4), layout="constrained")
    axis.loglog(sides, dense, "s--", color="#009E73", label="dense layer, 16 outputs")
    axis.loglog(sides, convolution, "o-", color="#0072B2", label="convolution, 16 filters of 3x3")
    axis.set(title="Parameters of a first layer on a colour image", xlabel="side of the image, in pixels", ylabel="parameters")
    axis.set_xticks(sides, labels=sides, minor=False)
    axis.set_xticks([], minor=True)
    axis.grid(alpha=0.4)
    axis.legend()
    plt.show()
    print(f"150 x 150 x 3: convolution {convolution[4]:,}, dense {dense[4]:,}")

# %% [markdown]
# *Figure 2.* Both axes are logarithmic: side of a square colour image from 8 to 512 pixels, and parameters of a first layer. The solid line with
# circles, the convolution, stays at 448. The dashed line with squares, the dense layer, climbs from 3,088 to 12,582,928. Notice: a convolution uses
# the same few weights at every place of the image, so the size of the image does not matter. A dense layer has to learn every place anew.

# %% [markdown]
# ## 3. The whole network, by hand
#
# Two kinds of layers learn, and you can count both. The others only rearrange or choose: ask yourself for pooling, ReLU and Flatten what there would be
# to learn.
#
# What remains is to carry the shape along, because each layer reads what the one before it wrote. Worked through for a small network with one
# convolution of 2 filters and a dense layer of 3, on a grey image of 10 x 15:
#
# | layer | output | parameters |
# |---|---|---|
# | input | 10 x 15 x 1 | |
# | convolution 3x3, "valid", ReLU | 8 x 13 x 2 | 2 \* (3\*3\*1 + 1) = 20 |
# | max pooling 2x2 | 4 x 6 x 2 | 0 |
# | Flatten | 48 | 0 |
# | dense, 3 outputs, ReLU | 3 | 3 \* (48 + 1) = 147 |
# | dense, 1 output, sigmoid | 1 | 1 \* (3 + 1) = 4 |
#
# So `count_model_params((10, 15, 1), (2,), 3)` is `[20, 0, 0, 147, 4]`. ReLU and sigmoid belong to their layers and get no number of their own. (13
# columns make 6 boxes; the last column is dropped.)
#
# Your function does the same for any image and any list of filters: a convolution and a pooling for every entry of `filters`, then Flatten and the
# two dense layers.

# %%
def count_model_params(
    input_shape: tuple[int, int, int] = (150, 150, 3),
    filters: tuple[int, ...] = (16, 32, 64),
    dense: int = 128,
) -> list[int]:
    """Count the parameters of the network of question 4, layer by layer, without building it.

    Arguments:
        input_shape: one image, (height, width, channels)
        filters: number of filters of each convolution
        dense: outputs of the first dense layer

    Returns: one int a layer, in order: convolution, pooling, convolution, pooling, ..., flatten, dense, dense

    Examples:
        (10, 15, 1), (2,), 3  ->  [20, 0, 0, 147, 4]
        the defaults          ->  nine numbers, 2,391,329 in all
    """
    # BEGIN SOLUTION
    height, width, channels = input_shape
    counts = []
    for maps in filters:
        counts += [conv_params(3, 3, channels, maps), 0]
        height, width, channels = (height - 2) // 2, (width - 2) // 2, maps
    return [*counts, 0, dense_params(height * width * channels, dense), dense_params(dense, 1)]
    # END SOLUTION

# %%
grader.check("q3")

# %% [markdown]
# Now the ledger of the real network: who owns the two million?

# %%
names = ["convolution 1", "pooling 1", "convolution 2", "pooling 2", "convolution 3", "pooling 3", "flatten", "dense, 128", "dense, 1"]

with suppress(NotImplementedError):  # the picture appears once q3 is filled in
    counts = np.array(count_model_params())
    if len(counts) == len(names):
        figure, axes = plt.subplots(1, 2, figsize=(14, 4.4), sharey=True, layout="constrained")
        for axis, scale in zip(axes, ["log", "linear"], strict=True):
            axis.barh(names, counts, color="#56B4E9", edgecolor="black")
            for row, count in enumerate(counts):
                axis.text(max(count, 1), row, f" {count:,} ", va="center", ha="right" if scale == "linear" and count > 1e6 else "left")
            axis.set(xscale=scale, xlabel=f"parameters, {'logarithmic' if scale == 'log' else 'linear'} scale")
        axes[0].set_xlim(1, 5e8)
        axes[0].invert_yaxis()  # the image comes in at the top; both pictures share the axis
        figure.suptitle(f"Parameters of each layer: {counts.sum():,} in all")
        plt.show()
        print(f"largest layer: {names[counts.argmax()]}, {counts.max() / counts.sum():.2%} of all parameters")

# %% [markdown]
# *Figure 3.* One bar a layer, from the image at the top to the answer at the bottom, with the number written at each bar; on the left the axis is
# logarithmic, on the right linear. On the left the three convolutions grow, and the first dense layer is about a hundred times longer than all three.
# On the right it is the only bar that can be seen. Pooling and Flatten have no bar. Notice: the convolutions, the part that sees, own less than 1 %. The
# two million are the price of reading 18,496 numbers in 128 ways.
#
# This is why "more than two million parameters" says so little about a network: it says that the row before the dense layer was long. Let us see what
# that row costs in networks that are slightly different. Nothing is built in the next cell; `dense_params` is all it needs.

# %%
before_flatten = {  # the shape that Flatten reads
    "as planned": (17, 17, 64),
    'padding "same"': (18, 18, 64),
    "without the last pooling": (34, 34, 64),
    "without the last pair": (36, 36, 32),
    "without any pooling": (144, 144, 64),
}

with suppress(NotImplementedError):  # the table appears once q2 is filled in
    rows = {name: int(np.prod(shape)) for name, shape in before_flatten.items()}
    counted = {name: dense_params(row, 128) for name, row in rows.items()}
    print(f"{'network':26} {'row':>10} {'dense layer':>14} {'memory in training':>20}")
    for name, parameters in counted.items():
        print(f"{name:26} {rows[name]:10,} {parameters:14,} {4 * 4 * parameters / 1e6:17,.0f} MB")  # weight, slope and Adam's two averages, 4 bytes each

# %% [markdown]
# Look at the last line. Without any pooling the whole network would have 169,893,153 parameters, 71 times as many. Such a network is not 71 times
# as good; it needs gigabytes and learns the training images by heart. Please do not build it: if your notebook ever stops with an
# out-of-memory error in question 4, think of this table.

# %% [markdown]
# ## 4. Building it in Keras
#
# In Keras a network is a list of layers, and each layer finds out by itself what the layer before it writes. Only the image's shape must be told, without
# the batch. Here is another network than ours, for rows of 8 numbers; it is written in two ways that give the same:
#
# ```python
# model = keras.Sequential([                        model = keras.Sequential()
#     keras.Input(shape=(8,)),                      model.add(keras.Input(shape=(8,)))
#     keras.layers.Dense(20, activation="tanh"),    for n in [20, 10]:
#     keras.layers.Dense(10, activation="tanh"),        model.add(keras.layers.Dense(n, activation="tanh"))
#     keras.layers.Dense(3, activation="softmax"),  model.add(keras.layers.Dense(3, activation="softmax"))
# ])
# ```
#
# What you need today:
#
# | layer | what it is given | default |
# |---|---|---|
# | `keras.Input` | `shape`: one image, without the batch | |
# | `keras.layers.Conv2D` | number of filters, size of a filter, `activation` | stride 1, padding "valid", **no** activation |
# | `keras.layers.MaxPooling2D` | side of the box | 2, and a stride as long as the box |
# | `keras.layers.Flatten` | nothing | |
# | `keras.layers.Dense` | number of outputs, `activation` | **no** activation |
#
# Activations have names: `"relu"` (q4 of assignment 02) and `"sigmoid"`, which presses any number into the range from 0 to 1: sigmoid(0) = 0.5,
# sigmoid(4) = 0.98. One number in that range is enough for two classes; what is missing to 1 is the probability of the other class.
#
# Exactly these layers, please: pixels are already divided by 255 (assignment 03), and extra layers such as Dropout are for your own network in
# assignment 05. Make every layer where you need it, poolings too: one layer object belongs to one place. And your function has to build a **new**
# network each time it is called: someone who calls it twice wants two networks that learn independently.
#
# Old tutorials still show `from keras.layers.convolutional import Conv2D`, `Conv2D(16, 3, 3)` for a 3x3 filter, or `layer.output_shape`. Today it is
# `keras.layers.Conv2D`; the third number is the *stride*; and it is `layer.output.shape`.

# %%
def build_model(
    input_shape: tuple[int, int, int] = (150, 150, 3),
    filters: tuple[int, ...] = (16, 32, 64),
    dense: int = 128,
) -> keras.Model:
    """Build the network; each call gives a new one.

    For every entry of `filters`: a convolution with that many 3x3 filters, padding "valid" and ReLU,
    then a max pooling with 2x2 boxes. Then Flatten, a dense layer with ReLU, and a dense layer
    with one output and sigmoid.

    Arguments:
        input_shape: one image, (height, width, channels)
        filters: number of filters of each convolution
        dense: outputs of the first dense layer

    Returns: the Keras model; for a batch (N, height, width, channels) it answers (N, 1), each number between 0 and 1
    """
    # BEGIN SOLUTION
    model = keras.Sequential([keras.Input(shape=input_shape)])
    for maps in filters:
        model.add(keras.layers.Conv2D(maps, 3, activation="relu"))
        model.add(keras.layers.MaxPooling2D(2))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dense(dense, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return model
    # END SOLUTION

# %%
grader.check("q4")

# %% [markdown]
# ### Reading `model.summary()`

# %%
with suppress(NotImplementedError):  # the summary appears once q4 is filled in
    build_model().summary(line_length=80)

# %% [markdown]
# Read it line by line, and compare each line with Figure 1 and with your list of question 3.
#
# - `conv2d (Conv2D)`: a name that Keras made up, and the kind of the layer. Run the cell again and the names count on (`conv2d_3`); nothing
#   depends on them. The input has no line.
# - `(None, 148, 148, 16)`: the output's shape. `None` is the batch: any number of images will do. 148 = 150 - 3 + 1, and 16 filters make 16 maps.
# - `448`: the parameters, q1. The next line, `max_pooling2d`, halves the sides to 74 and has 0.
# - `(None, 72, 72, 32)`, `4,640`: each of the 32 filters is 16 deep.
# - `flatten`, `(None, 18496)`: 17 \* 17 \* 64.
# - `dense`, `(None, 128)`, `2,367,616`: here they are.
# - `dense_1`, `(None, 1)`, `129`: one answer for each image.
# - **Total params**: the sum, with the memory it takes (4 bytes a number). **Trainable params**: what training may change; today all of them.
#   **Non-trainable params**: what it may not, for instance layers that somebody froze.

# %%
with suppress(NotImplementedError):  # the picture appears once q4 is filled in
    layers = [layer for layer in build_model().layers if not isinstance(layer, keras.layers.InputLayer)]
    values = [int(np.prod(layer.output.shape[1:])) for layer in layers]  # numbers that the layer writes for one image
    weights = [layer.count_params() for layer in layers]
    places = np.arange(len(layers))
    figure, axis = plt.subplots(figsize=(12, 4.6), layout="constrained")
    axis.bar(places - 0.2, values, 0.4, color="#F0E442", edgecolor="black", hatch="..", label="numbers that it writes for one image")
    axis.bar(places + 0.2, weights, 0.4, color="#56B4E9", edgecolor="black", label="parameters that it learns")
    axis.set(yscale="log", ylim=(0.6, 1e7), ylabel="logarithmic scale", title="Each layer: what it computes, and what it learns")
    axis.set_xticks(places, labels=[f"{type(layer).__name__}\n{tuple(layer.output.shape[1:])}" for layer in layers], fontsize=8)
    axis.legend()
    plt.show()
    print(f"one image makes {sum(values):,} numbers on its way through the network")

# %% [markdown]
# *Figure 4.* Two bars a layer on a logarithmic axis: dotted yellow, how many numbers the layer writes for one image; plain blue, how many parameters
# it learns (pooling and Flatten have no blue bar). The yellow bars begin with 350,464 at the first convolution, get smaller with every pair,
# and end at 1; the blue ones rise from 448 to 2,367,616 at the first dense layer and end at 129. Notice: the maps are made at the beginning, the
# parameters sit at the end. The first convolution writes the most numbers of all and owns almost nothing.
#
# What does the network say before it has learned anything? We show it four grey images and four images of noise.

# %%
noise = np.random.default_rng(0).random((4, 150, 150, 3))
batch = np.concatenate([np.full_like(noise, 0.5), noise]).astype("float32")

with suppress(NotImplementedError):  # the picture appears once q4 is filled in
    keras.utils.set_random_seed(0)  # the same random weights each time
    model = build_model()
    probabilities = model(batch).numpy()
    print("shape of the answer:", probabilities.shape)
    print("grey images: ", probabilities[:4, 0].round(3))
    print("noise:       ", probabilities[4:, 0].round(3))

    kernels = model.get_weights()[0]  # (3, 3, 3, 16): height, width, colour, filter
    span = np.abs(kernels).max()
    figure, axes = plt.subplots(2, 8, figsize=(12, 3.3), layout="constrained")
    for axis, kernel in zip(axes.flat, np.moveaxis(kernels, -1, 0), strict=False):
        axis.imshow(0.5 + kernel / (2 * span))
        axis.set(xticks=[], yticks=[])
    figure.suptitle("The 16 filters of the first layer before training; a weight of 0 is grey")
    plt.show()

# %% [markdown]
# *Figure 5.* Sixteen small pictures of 3x3 pixels in bright random colours, two rows of eight: the filters of the first layer, red, green and blue
# weights drawn as colours. No pattern can be seen, and none is there: Keras has filled them with random numbers. The printed probabilities are all
# near 0.5, and equal images get equal answers. Notice: the network already computes, it just does not know anything yet. Keep this picture in mind for
# assignment 06.

# %% [markdown]
# ## 5. Compiling: what counts as good, and how to get better
#
# `model.compile(...)` gives the network three things. It builds nothing and it learns nothing yet.
#
# **The loss** says how bad an answer is. For one probability and two classes it is the **binary cross-entropy**: if the right class got the probability
# `p`, the loss is `-log(p)`. Right and sure (`p` = 0.99): 0.01. Undecided (0.5): 0.69. Wrong and sure (0.01): 4.6.
#
# **The optimizer** changes the weights so that the loss falls. Take **Adam** or **RMSprop**. Its most important setting is the **learning rate**, the length
# of a step: here it has to lie between 0.00001 and 0.01 (both included). If you do not name one, both take 0.001.
#
# **The metric** is for people: **accuracy**, the share of images on the right side of 0.5. Call it `"accuracy"`. Keras files the numbers under the name
# that you use here, and assignment 05 looks them up as `accuracy` and `val_accuracy`; tutorials from before 2019 say `acc`.

# %%
p = np.linspace(0.005, 1, 400)  # probability that the right class got
figure, axes = plt.subplots(1, 2, figsize=(13, 4.2), layout="constrained")
axes[0].plot(p, -np.log(p), "-", color="#0072B2", linewidth=3, label="binary cross-entropy, -log(p)")
axes[0].plot(p, (1 - p) ** 2, "--", color="#D55E00", linewidth=3, label="squared error, (1 - p)²")
axes[0].axvline(0.5, color="black", linestyle=":", label="undecided")
axes[0].set(title="How bad is an answer?", xlabel="p: probability that the right class got", ylabel="loss")
axes[0].legend()

x = np.linspace(-2.6, 2.6, 200)
axes[1].plot(x, x**2, color="0.6")
for rate, style, color in [(0.02, "s", "#009E73"), (0.3, "o", "#0072B2"), (1.02, "^", "#D55E00")]:
    weight = [-1.9]
    for _ in range(6):
        weight.append(weight[-1] - rate * 2 * weight[-1])  # one step down the slope, which is 2 * weight
    axes[1].plot(weight, np.square(weight), style + "--", color=color, label=f"learning rate {rate}: ends at loss {weight[-1] ** 2:.2f}")
axes[1].set(title="Six steps of gradient descent on a loss with one weight", xlabel="weight", ylabel="loss", ylim=(-0.2, 9))
axes[1].legend()
plt.show()

# %% [markdown]
# *Figure 6.* Left, loss against the probability of the right class. The solid blue cross-entropy falls from 5.3 at the left edge through 0.69 at 0.5
# to 0 at 1; the dashed orange squared error starts at only 1. Right, a grey valley with its bottom at weight 0, and three walks that start on its
# left side at loss 3.61. Squares: the steps are so short that the walk has hardly begun (loss 2.21). Circles: it is at the bottom (0.00). Triangles: the
# walk jumps from side to side, a little higher each time (5.78). Notice: cross-entropy punishes an answer that is wrong *and* sure far more, so its slope
# is steep just where there is most to learn. And a learning rate can be wrong in both directions; loss that hardly moves and loss that explodes are the
# two signs to look for in assignment 05.
#
# Two things to watch: `model.compile` changes the model and gives nothing back, but your function has to give back the model. And it compiles the
# model that it is given, whatever its layers are; their weights stay as they are.

# %%
def compile_model(model: keras.Model) -> keras.Model:
    """Prepare a model for training: binary cross-entropy, Adam or RMSprop, accuracy.

    Arguments:
        model: a model with one sigmoid output

    Returns: the same model, compiled; its layers and weights are untouched. The optimizer's learning rate
    is at least 0.00001 and at most 0.01, and the metric is called "accuracy".
    """
    # BEGIN SOLUTION
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.001), loss="binary_crossentropy", metrics=["accuracy"])
    return model
    # END SOLUTION

# %%
grader.check("q5")

# %% [markdown]
# A last look before training starts. The eight images from above get the labels 0 and 1 in turn. What loss do you expect from a network that answers 0.5
# to everything? (Figure 6 knows.)

# %%
with suppress(NotImplementedError):  # the numbers appear once q4 and q5 are filled in
    keras.utils.set_random_seed(0)
    model = compile_model(build_model())
    labels = np.array([0, 1] * 4)
    for name, value in model.evaluate(batch, labels, verbose=0, return_dict=True).items():
        print(f"{name}: {value:.3f}")
    print(f"loss of a coin, -log(0.5): {-np.log(0.5):.3f}")

# %% [markdown]
# The network is as good as a coin, and that is exactly what a fresh network should be. A first loss far above 0.7 tells you that something is
# wrong before a single epoch is trained: pixels up to 255 and not up to 1, for instance. In assignment 05 the coin goes to school.
#
# ## Hand in
#
# 1. Run the whole notebook from the top once more (Restart and run all) and look at the checks.
# 2. Save it.
# 3. Hand in this file. A question that you did not fill in costs only its own points; leave it as it is.
