# %% [markdown]
# # 01 Output sizes: counting before computing
#
# This course builds a network that tells airplanes from motorbikes. Before it computes a single picture, we ask a smaller
# question: **how large is every picture inside the network?** You will count where a filter fits, first along one side of an image,
# then for a whole layer, and at the end you will know every size of the network by hand, from the 150x150 photograph to the
# row of numbers that decides.
#
# | question | function | points |
# |---|---|---|
# | q1 | `conv_output_size`: positions of a filter along one side | 5 |
# | q2 | `same_padding`: the zeros that "same" adds | 2 |
# | q3 | `conv_output_shape`: the shape of the feature maps | 3 |
# | q4 | `pool_output_size`: boxes of a pooling layer | 2 |
# | q5 | `receptive_field`: how much of the image one output sees | 3 |
#
# **15 points, about 60 minutes.** Paper with squares on it helps more than anything else today.
#
# **How the checks work.** Below each function, `grader.check("q1")` runs the *visible* checks; run it as often as you like.
# After you hand in, *hidden* checks call your functions with other inputs: small, not square, odd. A function that only
# knows the numbers of this page will not get far, so ask yourself each time: what if the side were 7, or 5 by 8?
# A later function may call an earlier one. If both fail, mend the earlier one first.
#
# All sizes are in pixels, and all are Python `int`s: `8`, not `8.0`. An image has a height and a width, in this order.

# %% tags=["setup"]
from contextlib import suppress

import matplotlib.pyplot as plt
import numpy as np

try:
    from autograder import Notebook
except ImportError:
    print("The checks are not installed here. You can still work; to check: pip install cnn-autograder")
    class Notebook:  # the notebook runs without the checks, too
        def __init__(self, slug): pass
        def check(self, question): print(f"{question}: not checked")

grader = Notebook("01_output_sizes")

# %% [markdown]
# ## A filter slides over the image
#
# A convolution lays a small **filter** (or *kernel*) on the image, multiplies each of its weights by the pixel below it, adds everything up, and
# writes the sum into the **feature map**. Then the filter moves on. So the feature map has exactly one number for every
# position at which the filter lies on the image, and its size is a matter of counting.
#
# Take an image of 10x10 pixels and a filter of 3x3. Rows and columns do not influence each other, so one side is enough: a row of 10 pixels, a filter
# with 3 **taps**. The first position starts at pixel 0, the next one at pixel 1, and so on. Which is the last start?
#
# The **stride** says how far the filter jumps: with stride 2 the starts are 0, 2, 4, ...
#
# The next cell holds the drawing board of this notebook. There is nothing to fill in; just run it.

# %%
def draw_windows(axis, n, k, stride=1, zeros=(0, 0), dilation=1, title=""):
    """Draw a row of n pixels with zeros around it, and below it every window that the filter tries."""
    before, after = zeros
    window = (k - 1) * dilation + 1
    for pixel in range(-before, n + after):
        real = 0 <= pixel < n
        axis.add_patch(plt.Rectangle((pixel, 0), 1, 0.9, facecolor="#9ecae1" if real else "white", edgecolor="black"))
        axis.text(pixel + 0.5, 0.45, pixel if real else "zero", ha="center", va="center", fontsize=8 if real else 6)
    depth = 0
    for depth, start in enumerate(range(-before, n + after, stride), 1):
        fits = start + window <= n + after
        for tap in range(k):
            box = (start + tap * dilation, -depth)
            style = {"facecolor": "#fdae6b"} if fits else {"facecolor": "none", "linestyle": "--", "hatch": "//"}
            axis.add_patch(plt.Rectangle(box, 1, 0.8, edgecolor="#8c510a", **style))
        axis.text(start - 0.2, 0.4 - depth, depth if fits else "sticks out", ha="right", va="center", fontsize=8)
        if not fits:
            break
    axis.set(xlim=(-before - 0.8, n + after + stride + 1), ylim=(-depth - 0.2, 1.2), xticks=[], yticks=[])
    axis.set(xlabel="pixels along one side", ylabel="one row for each position", title=title)


figure, axes = plt.subplots(1, 2, figsize=(11, 3.6), layout="constrained")
draw_windows(axes[0], 10, 3, title="10 pixels, 3 taps, stride 1")
draw_windows(axes[1], 10, 3, stride=2, title="10 pixels, 3 taps, stride 2")

# %% [markdown]
# *Figure 1.* A row of 10 pixels and, below it, each position of a filter with 3 taps. On the left (stride 1) eight positions fit; on the right (stride 2)
# four do. The hatched window at the end sticks out of the image, so it does not count.
# **Notice** that on the right the filter never reaches pixel 9: such a pixel is simply left out. In two dimensions, on the left, 10x10 becomes **8x8**.
#
# **Predict, then check:** what does a 5x5 filter make of the 10x10 image? Write your guess down; your function will tell you in a moment.
#
# ## Zeros around the image, and gaps in the filter
#
# Often the map should not shrink. **Zero padding** puts zeros around the image before the filter starts: one zero on each side makes 10x10 into 12x12,
# and the 3x3 filter then has 10x10 positions. Padding comes in five ways:
#
# | `padding` | zeros |
# |---|---|
# | `"valid"` | none: the filter stays on the image |
# | `"same"` | TensorFlow's rule: a window for every stride-th pixel, so n / stride of them, rounded up. At stride 1 the size stays the *same* |
# | `"full"` | so many on both sides that every overlap counts, even if only the last or the first tap lies on the image |
# | `2` | as many as the number says, on **both** sides |
# | `(0, 1)` | a pair: so many before the first pixel, so many after the last one |
#
# A filter can have gaps, too: with **dilation** 2 its taps lie on every second pixel. It has no more weights than before, but it reaches further.

# %%
figure, axes = plt.subplots(2, 2, figsize=(11, 7), layout="constrained")
draw_windows(axes[0, 0], 6, 3, title='"valid": no zeros')
draw_windows(axes[0, 1], 6, 3, zeros=(1, 1), title='"same": the size stays 6')
draw_windows(axes[1, 0], 6, 3, zeros=(2, 2), title='"full": every overlap counts')
draw_windows(axes[1, 1], 7, 3, dilation=2, title='"valid" with dilation 2, on 7 pixels')

# %% [markdown]
# *Figure 2.* Positions of a filter with 3 taps. On 6 pixels there are four with "valid" (top left), six with "same" and a zero on each side (top right), and eight with
# "full" and two zeros on each side (bottom left). Bottom right: with dilation 2 the taps lie on every second pixel, and on 7 pixels only three positions are left.
# **Notice** the first and the last window of "full": a single tap still lies on the image. And measure the dilated filter from its first to its last tap.
#
# ## Question 1: positions along one side (5 points)
#
# Now put the counting into a function. Hints for the way: write the starts down for a few small cases, and look for the last one that fits.
# Some pixels may be left over at the end: only *whole* windows count.
#
# Some inputs have no answer: a window that is larger than the (padded) image, a stride of 0, a padding of -1 or `"half"`. A good function does not
# make up a number then. It says what is wrong: `raise ValueError("...")` with a message that helps.

# %%
def conv_output_size(
    n: int,
    k: int,
    stride: int = 1,
    padding: str | int | tuple[int, int] = "valid",
    dilation: int = 1,
) -> int:
    """Positions of a filter along one side.

    n: pixels along the side; k: taps of the filter; stride: pixels from one start to the next;
    dilation: pixels from one tap to the next (1: no gaps).
    padding: "valid" (no zeros), "same" (n / stride positions, rounded up, as in TensorFlow),
    "full" (every partial overlap counts), a number (zeros on both sides), or a pair (zeros before, zeros after).

    Raises ValueError if the window does not fit on the padded side (with "same" it always does),
    if n, k, stride or dilation is below 1, and if the padding is negative or an unknown word.

    conv_output_size(10, 3) -> 8
    conv_output_size(10, 3, padding=1) -> 10
    """
    # BEGIN SOLUTION
    if min(n, k, stride, dilation) < 1:
        raise ValueError(f"n, k, stride and dilation must be at least 1, not {n}, {k}, {stride} and {dilation}")
    window = (k - 1) * dilation + 1  # from the first tap to the last
    match padding:
        case "same":
            return -(-n // stride)  # n / stride, rounded up
        case "valid":
            before, after = 0, 0
        case "full":
            before, after = window - 1, window - 1
        case str():
            raise ValueError(f"padding is 'valid', 'same', 'full', a number or a pair, not {padding!r}")
        case (before, after):
            pass
        case _:
            before = after = padding
    if min(before, after) < 0:
        raise ValueError(f"there can not be fewer than 0 zeros: padding={padding}")
    last_start = before + n + after - window
    if last_start < 0:
        raise ValueError(f"a window of {window} pixels does not fit on {before + n + after}")
    return last_start // stride + 1
    # END SOLUTION

# %%
grader.check("q1")

# %% [markdown]
# **Predict, then check.** Replace each `None` by your guess *before* you run the cell. A guess that turns out wrong is the best moment of the day: draw that case.

# %%
guesses = {
    "10 pixels, 3 taps": None,
    "10 pixels, 5 taps": None,
    "10 pixels, 3 taps, one zero on both sides": None,
    "150 pixels, 3 taps": None,
    "150 pixels, 3 taps, stride 2": None,
}

with suppress(NotImplementedError):  # the answers appear once q1 is filled in
    answers = [
        conv_output_size(10, 3),
        conv_output_size(10, 5),
        conv_output_size(10, 3, padding=1),
        conv_output_size(150, 3),
        conv_output_size(150, 3, stride=2),
    ]
    for (case, guess), answer in zip(guesses.items(), answers, strict=True):
        print(f"{case}: your guess {guess}, your function {answer}")

# %%
with suppress(NotImplementedError):  # the picture appears once q1 is filled in
    strides = range(1, 9)
    sizes = {word: [conv_output_size(20, 5, stride, word) for stride in strides] for word in ("full", "same", "valid")}
    figure, axis = plt.subplots(figsize=(8, 4.2), layout="constrained")
    for (word, counts), marker, line in zip(sizes.items(), "^so", ("-", "--", ":"), strict=True):
        axis.plot(strides, counts, marker=marker, linestyle=line, label=f'"{word}"')
        axis.text(0.85, counts[0], f'"{word}": {counts[0]}', ha="right", va="center")
    axis.set(title="20 pixels, 5 taps: the stride matters most", xlabel="stride in pixels", ylabel="positions along one side")
    axis.set(xlim=(-0.2, 8.4), ylim=(0, 27), xticks=strides)
    axis.legend(title="padding")
    axis.grid(alpha=0.3)

# %% [markdown]
# *Figure 3.* Number of positions of a 5-tap filter on 20 pixels against the stride, from 1 to 8. At stride 1 "full" gives 24, "same" 20 and "valid" 16; all three
# fall steeply, about as 1 / stride, and from stride 5 on they are at most one apart.
# **Notice** the flat steps: with "valid", strides 4 and 5 give the same count, and so do 6 and 7. Which pixels does the filter leave out with the shorter stride?
#
# ## Question 2: how many zeros does "same" need? (2 points)
#
# `"same"` promises a number of windows: one for every stride-th pixel. TensorFlow then adds **as few zeros as are needed** so that the last of these windows
# still fits. Half of them go before the pixels and half after; if their number is odd, the **odd one goes after**.
#
# Think of the last window: where does it start, and where does it end? Whatever sticks out on the right is the number of zeros that are
# needed in all. (If nothing sticks out, none are needed, and certainly none are taken away.)

# %%
def same_padding(n: int, k: int, stride: int = 1, dilation: int = 1) -> tuple[int, int]:
    """Zeros that "same" adds: (before, after).

    n, k, stride and dilation are those of question 1. There are as few zeros as possible,
    never fewer than none; if their number is odd, one more goes after than before, as in TensorFlow.

    same_padding(5, 3) -> (1, 1)
    same_padding(10, 2) -> (0, 1)
    """
    # BEGIN SOLUTION
    windows = conv_output_size(n, k, stride, "same", dilation)
    end_of_last_window = (windows - 1) * stride + (k - 1) * dilation + 1
    zeros = max(end_of_last_window - n, 0)
    before = zeros // 2
    return before, zeros - before
    # END SOLUTION

# %%
grader.check("q2")

# %%
with suppress(NotImplementedError):  # the picture appears once q2 is filled in
    cases = [(6, 3, 1), (6, 4, 1), (6, 3, 2)]
    zeros = [same_padding(*case) for case in cases]
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    for axis, (n, k, stride), pair in zip(axes, cases, zeros, strict=True):
        draw_windows(axis, n, k, stride, pair, title=f"{n} pixels, {k} taps, stride {stride}: zeros {pair}")

# %% [markdown]
# *Figure 4.* Zeros of "same" on 6 pixels. Left: 3 taps at stride 1 need one zero on each side, and six windows fit. Middle: 4 taps need three zeros, one before and two
# after. Right: 3 taps at stride 2 need a single zero, after the pixels, and three windows fit.
# **Notice** that the last window ends exactly at the last zero each time: not one zero too many. And on the right the first window starts at
# pixel 0. PyTorch users often pad one zero on both sides there: the map gets the *same size* but *other values*. You will see this in assignment 02.
#
# ## Question 3: the shape of the feature maps (3 points)
#
# An image has two sides, and each is counted on its own: the height gives the rows of the map, the width its columns. A colour image has three channels, but
# one filter reaches through all of them at once and adds everything up, so **one filter makes one map**. A layer with 16 filters makes 16 maps. For the first layer of our
# network: photographs of 150x150 pixels, 16 filters of 3x3, no padding, and out come maps of shape (148, 148, 16).
#
# Filters and strides are mostly square, but need not be: a pair such as `(1, 3)` means one pixel high and three pixels wide.
# A pair as *padding* is still `(before, after)`, and both sides of the image get the same pair.

# %%
def conv_output_shape(
    hw: tuple[int, int],
    k: int | tuple[int, int],
    filters: int,
    stride: int | tuple[int, int] = 1,
    padding: str | int | tuple[int, int] = "valid",
) -> tuple[int, int, int]:
    """Shape of the feature maps: (height, width, number of maps).

    hw: (height, width) of the image; k: taps of the filter, one number or (height, width);
    filters: how many filters; stride: one number or (down, across);
    padding: as in question 1, the same for both sides of the image.

    Raises ValueError where question 1 does.

    conv_output_shape((150, 150), 3, 16) -> (148, 148, 16)
    conv_output_shape((10, 7), 3, 8, padding="same") -> (10, 7, 8)
    """
    # BEGIN SOLUTION
    kh, kw = k if isinstance(k, tuple) else (k, k)
    down, across = stride if isinstance(stride, tuple) else (stride, stride)
    height, width = hw
    return conv_output_size(height, kh, down, padding), conv_output_size(width, kw, across, padding), filters
    # END SOLUTION

# %%
grader.check("q3")

# %% [markdown]
# ## Question 4: pooling (2 points)
#
# A **pooling** layer makes maps smaller: it lays a box, mostly 2x2, on the map and keeps one number of it: the largest (*max pooling*),
# the mean, or the sum. Then the box moves on. Whatever it keeps, the positions count as they did for a filter, with one difference in habit: if nobody names a stride,
# the boxes lie **edge to edge**, so the stride equals the size of the box. A 2x2 box turns 148x148 into 74x74. The number of maps stays as it is, because each map is pooled alone.
#
# Pooling knows two paddings, `"valid"` and `"same"`. **Predict first:** what becomes of a side of 7 pixels with each of them?

# %%
def pool_output_size(n: int, size: int = 2, stride: int | None = None, padding: str = "valid") -> int:
    """Boxes of a pooling layer along one side.

    n: pixels along the side; size: pixels of the box;
    stride: pixels from one box to the next, None: as many as the box has;
    padding: "valid" (whole boxes only) or "same" (n / stride boxes, rounded up).

    Raises ValueError if the box does not fit with "valid", if n, size or stride is below 1,
    and for any other padding.

    pool_output_size(148) -> 74
    pool_output_size(9, size=3) -> 3
    """
    # BEGIN SOLUTION
    if padding not in ("valid", "same"):
        raise ValueError(f"a pooling layer pads 'valid' or 'same', not {padding!r}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
    # END SOLUTION

# %%
grader.check("q4")

# %% [markdown]
# ### The whole network by hand
#
# Our network has three pairs of convolution (3x3, "valid", with 16, 32 and 64 filters) and pooling (2x2). With your functions every size is known before a single weight exists.
# Work the chain out on paper first: 150 becomes 148, then 74, then ...?

# %%
with suppress(NotImplementedError):  # the picture appears once q3 and q4 are filled in
    shapes = [("image", (150, 150, 3))]
    for filters in (16, 32, 64):
        height, width, maps = conv_output_shape(shapes[-1][1][:2], 3, filters)
        shapes.append(("convolution", (height, width, maps)))
        shapes.append(("pooling", (pool_output_size(height), pool_output_size(width), maps)))

    figure, axis = plt.subplots(figsize=(12, 3.8), layout="constrained")
    left = 0
    for name, (height, width, maps) in shapes:
        hatch = {"image": "", "convolution": "//", "pooling": ".."}[name]
        axis.add_patch(plt.Rectangle((left, -height / 2), width, height, facecolor="#deebf7", edgecolor="#08519c", hatch=hatch))
        axis.text(left + width / 2, -84, f"{name}\n{height}x{width}x{maps}", ha="center", va="top", fontsize=9)
        left += max(width, 62) + 22
    axis.set(xlim=(-10, left - 30), ylim=(-125, 85), aspect="equal", xticks=[], yticks=[])
    axis.set(title="From the photograph to the last feature maps", xlabel="layer after layer", ylabel="pixels, drawn to scale")
    print(f"Flattened, the last maps {shapes[-1][1]} are a row of {np.prod(shapes[-1][1]):,} numbers.")

# %% [markdown]
# *Figure 5.* Height and width of the image and of the maps after each layer, drawn to scale: 150x150x3, 148x148x16, 74x74x16, 72x72x32, 36x36x32, 34x34x64, 17x17x64. Convolutions (hatched)
# take 2 pixels off each side, poolings (dotted) halve it.
# **Notice** that the maps become smaller but more numerous. At the end 17 * 17 * 64 = 18,496 numbers are laid in one row (*flattening*) for the dense layers that decide. If your number differs, find
# the first layer whose size does; and keep 18,496 in mind: it is the reason why the network has more than two million weights (assignment 04).
#
# ## Question 5: how much of the image does one output see? (3 points)
#
# One number of the first map depends on 3x3 pixels. One number after the pooling depends on 2x2 of *those*, and so on: the deeper the layer, the more of the image stands behind
# each number. The side of that patch is the **receptive field**.
#
# The trick is to keep two numbers while walking through the layers: how many pixels an output *sees*, and how many pixels *apart* two neighbours of the map
# look at the image: the way from the first pixel of one to the first pixel of the next. Here is the start of our network, along one side:
#
# | after layer | kernel, stride | one output sees | neighbours are apart |
# |---|---|---|---|
# | (the image) | | 1 | 1 |
# | convolution | 3, 1 | 3 | 1 |
# | pooling | 2, 2 | 4 | 2 |
# | convolution | 3, 1 | ? | ? |
#
# The last row looks at three neighbours of the pooled map. How far apart are the first and the last of them in the image, and what does each of them see?
# **Predict** the number after all three pairs before you run the picture below.

# %%
def receptive_field(layers: list[tuple[int, int]]) -> int:
    """Pixels that one output sees along one side.

    layers: (kernel, stride) of each layer, the one next to the image first; the list is not changed.
    Counted from the first pixel that the output depends on to the last one.
    Without layers it is the pixel itself: 1.

    receptive_field([(3, 1)]) -> 3
    receptive_field([(3, 1), (2, 2)]) -> 4
    """
    # BEGIN SOLUTION
    sees, apart = 1, 1
    for kernel, stride in layers:
        sees += (kernel - 1) * apart
        apart *= stride
    return sees
    # END SOLUTION

# %%
grader.check("q5")

# %%
with suppress(NotImplementedError):  # the picture appears once q5 is filled in
    layers = [(3, 1), (2, 2)] * 3
    views = [receptive_field(layers[:depth]) for depth in range(len(layers) + 1)]
    names = ["image"] + ["convolution", "pooling"] * 3

    figure, (steps, photo) = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    steps.barh(range(len(views)), views, left=[-view / 2 for view in views], color="#9ecae1", edgecolor="black")
    for depth, view in enumerate(views):
        steps.text(view / 2 + 0.4, depth, view, va="center")
    steps.set(yticks=range(len(names)), yticklabels=[f"{depth} {name}" for depth, name in enumerate(names)], xlim=(-13, 14))
    steps.set(xlabel="pixels of the image, from the middle of what is seen", ylabel="layer", title="What one output sees along one side")
    steps.invert_yaxis()

    photo.add_patch(plt.Rectangle((0, 0), 150, 150, facecolor="#f0f0f0", edgecolor="black"))
    corner = 64
    photo.add_patch(plt.Rectangle((corner, corner), views[-1], views[-1], facecolor="#fdae6b", edgecolor="#8c510a", hatch="//"))
    photo.text(75, 50, f"seen by one number\nof the last maps:\n{views[-1]}x{views[-1]} pixels", ha="center", va="bottom")
    photo.set(xlim=(-5, 155), ylim=(155, -5), aspect="equal", xlabel="column", ylabel="row")
    photo.set_title("... and in the photograph")

# %% [markdown]
# *Figure 6.* Left: pixels that one output sees along one side after each layer: 1, 3, 4, 8, 10, 18, 22. Right: the 150x150 photograph, and in its middle the 22x22 pixels that one
# number of the last feature maps depends on.
# **Notice** that the first convolution adds 2 pixels, the second 4 and the third 8, though all are 3x3: every pooling sets the neighbours further apart. And 22x22 is a wing tip or a wheel,
# not an airplane. Only the dense layers behind see all patches together.
#
# ## Hand in
#
# 1. Restart the kernel and run all cells from the top: does everything still work?
# 2. Save the notebook.
# 3. Hand in this file, under the name that it has.
#
# Next is assignment 02, where you compute the maps whose sizes you know by now.
