# %% [markdown]
# # 02 Convolution, ReLU, pooling and flattening with your own hands
#
# In assignment 01 you worked out how *large* every picture inside a network is. Now you make the pictures themselves: six short functions in plain
# NumPy that turn an image into feature maps, and feature maps into the row of numbers that a dense layer reads. Assignment 04 stacks the same steps
# in Keras. After today none of them is a black box.
#
# | question | function | points |
# |---|---|---|
# | q1 | `zero_pad`: a frame of zeros | 3 |
# | q2 | `conv2d_single`: one filter on one grey image | 4 |
# | q3 | `conv2d_forward`: many filters, colours, a batch, stride and padding | 8 |
# | q4 | `relu`: negative numbers become zero | 2 |
# | q5 | `pool2d`: the largest, the mean or the sum of a small box | 6 |
# | q6 | `flatten`: maps become one row | 2 |
#
# **25 points, about 3 hours.** If one question resists, go on with the next. A later function may call an earlier one; if both fail, mend the earlier one
# first.
#
# **How the checks work.** Below each function, `grader.check("q1")` runs the *visible* checks; run it as often as you like. After you hand in,
# *hidden* checks call your functions again with other inputs: small, not square, odd, negative, several images at once. So never write down a number
# that you could read from `x.shape`. Loops are welcome; nobody measures your speed. Your answers may be `float32` or `float64`, and no function may
# change the arrays that it is given.

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

grader = Notebook("02_convolution")

# %% [markdown]
# ## An image is an array of numbers
#
# The course tells airplanes from motorbikes. We have no photographs here, so we draw one of each with NumPy: a *mask* says which pixels belong to the
# machine, and every pixel gets a brightness between 0 (black) and 1 (white) for red, green and blue.
#
# Four axes come up all the time, always in this order:
#
# | array | axes | here |
# |---|---|---|
# | grey image | (height, width) | (40, 60) |
# | colour image | (height, width, channels) | (40, 60, 3) |
# | batch of images | (batch, height, width, channels) | (2, 40, 60, 3) |
#
# Height comes first: `x[3, 5]` is row 3 from the top, column 5 from the left.

# %%
def draw_airplane() -> np.ndarray:
    """An airplane from the side, (40, 60, 3)."""
    y, x = np.mgrid[:40, :60]
    body = ((y - 20) / 4.2) ** 2 + ((x - 31) / 26) ** 2 < 1
    fin = (y > 5) & (y < 20) & (x > 5 + (y - 5) * 0.25) & (x < 11 + (y - 5) * 0.8)
    wing = (y > 20) & (y < 34) & (x > 36 - (y - 20) * 1.5) & (x < 42 - (y - 20) * 1.0)
    windows = (y == 18) & (x > 16) & (x < 50) & (x % 4 < 2)
    machine = (body | fin | wing) & ~windows
    return np.where(machine[..., None], [0.25, 0.25, 0.3], [0.75, 0.85, 1.0])


def draw_motorbike() -> np.ndarray:
    """A motorbike from the side, (40, 60, 3)."""
    y, x = np.mgrid[:40, :60]

    def bar(y0, x0, y1, x1, half_width=1.3):
        along = ((y - y0) * (y1 - y0) + (x - x0) * (x1 - x0)) / ((y1 - y0) ** 2 + (x1 - x0) ** 2)
        nearest = np.clip(along, 0, 1)
        return (y - y0 - nearest * (y1 - y0)) ** 2 + (x - x0 - nearest * (x1 - x0)) ** 2 < half_width**2

    machine = bar(27, 13, 19, 24) | bar(27, 13, 27, 30) | bar(27, 30, 17, 38) | bar(27, 47, 8, 39) | bar(8, 39, 9, 34)
    for center in (13, 47):
        radius = np.hypot(y - 27, x - center)
        machine |= (radius < 9.5) & (radius > 6.5) | (radius < 2)
    machine |= ((y - 16) / 3.2) ** 2 + ((x - 33) / 6) ** 2 < 1  # the tank
    machine |= (y > 14) & (y < 18) & (x > 15) & (x < 30)  # the seat
    machine |= (y > 19) & (y < 29) & (x > 23) & (x < 35)  # the engine
    return np.where(machine[..., None], [0.5, 0.1, 0.1], [0.9, 0.9, 0.8])


def show(axis, image, title, *, numbers=False, **style):
    """Draw one (height, width) array; with `numbers`, write every value into its pixel."""
    picture = axis.imshow(image, **{"cmap": "gray", "interpolation": "nearest", **style})
    axis.locator_params(integer=True)  # there is no row 2.5
    axis.set(title=title, xlabel="column", ylabel="row")
    if numbers:
        for (row, column), value in np.ndenumerate(image):
            dark = np.mean(picture.cmap(picture.norm(value))[:3]) < 0.5
            axis.text(column, row, f"{value:g}", ha="center", va="center", color="white" if dark else "black")
        axis.set(xticks=range(image.shape[1]), yticks=range(image.shape[0]))


batch = np.stack([draw_airplane(), draw_motorbike()])  # (2, 40, 60, 3)
airplane = batch[0].mean(axis=-1)  # grey: the mean of the three colours, (40, 60)

figure, axes = plt.subplots(1, 3, figsize=(13, 3.4), layout="constrained")
show(axes[0], batch[0], "airplane, 40 x 60 x 3")
show(axes[1], batch[1], "motorbike, 40 x 60 x 3")
show(axes[2], airplane[16:22, 52:58].round(1), "nose of the airplane, 6 x 6, grey", numbers=True, vmin=0, vmax=1)
plt.show()

# %% [markdown]
# *Figure 1.* Left, a dark airplane on light blue; middle, a dark red motorbike on beige; right, 36 grey pixels at the nose of the airplane with their
# values, 0.3 on the machine and 0.9 in the sky. Notice: the outline of the nose is where a small number stands beside a large one. A filter looks for
# just such places, and it has nothing but these numbers.

# %% [markdown]
# ## 1. Zero padding
#
# A filter that must lie wholly inside the image makes the image smaller. To prevent that, we first put a frame of zeros around it: with one zero on
# every side a 10x10 image becomes 12x12, and a 3x3 filter then gives 10x10 back.
#
# Only height and width grow. A batch of 32 colour images is still 32 images with 3 channels afterwards. Sometimes the four sides differ (you will
# need it in question 3), so `pad` may also be four numbers: top, bottom, left, right.
#
# **Predict first:** which shape has a batch (2, 10, 10, 3) after `zero_pad(x, 1)`? And after `zero_pad(x, (0, 1, 2, 3))`?

# %%
def zero_pad(x: np.ndarray, pad: int | tuple[int, int, int, int]) -> np.ndarray:
    """Zero padding of a batch of images.

    Arguments:
        x: images, (N, H, W, C); stays as it is
        pad: one number of zeros for all four sides, or (top, bottom, left, right)

    Returns: a new array, (N, top + H + bottom, left + W + right, C)

    Examples:
        x of shape (2, 10, 10, 3), pad 1             ->  shape (2, 12, 12, 3)
        [[5]] as an image (1, 1, 1, 1), (0, 1, 2, 0) ->  [[0, 0, 5],
                                                          [0, 0, 0]]
    """
    # BEGIN SOLUTION
    top, bottom, left, right = (pad,) * 4 if isinstance(pad, int | np.integer) else pad
    n, height, width, channels = x.shape
    padded = np.zeros((n, top + height + bottom, left + width + right, channels), dtype=x.dtype)
    padded[:, top : top + height, left : left + width] = x
    return padded
    # END SOLUTION

# %%
grader.check("q1")

# %%
cross = np.eye(10) + np.eye(10)[::-1]  # a 10x10 image: two diagonals

with suppress(NotImplementedError):  # the picture appears once q1 is filled in
    framed = zero_pad(cross[None, :, :, None], 1)[0, :, :, 0]  # (10, 10) -> (1, 10, 10, 1) -> (1, 12, 12, 1) -> (12, 12)
    figure, axes = plt.subplots(1, 2, figsize=(10, 4.8), layout="constrained")
    show(axes[0], cross, "before: {} x {}".format(*cross.shape), numbers=True, cmap="cividis")
    show(axes[1], framed, "after zero_pad(x, 1): {} x {}".format(*framed.shape), numbers=True, cmap="cividis")
    axes[1].add_patch(plt.Rectangle((0.5, 0.5), 10, 10, fill=False, edgecolor="white", linewidth=3, linestyle="--"))
    plt.show()

# %% [markdown]
# *Figure 2.* Left, a 10x10 image with ones on its two diagonals and zeros elsewhere. Right, the same image after padding, 12x12; a dashed square
# marks the old image, and all around it runs a frame of zeros, one pixel wide. Notice: the image itself did not change, it only moved one row down
# and one column to the right.

# %% [markdown]
# ## 2. One filter on one image
#
# A filter (or *kernel*) is a small array of weights. Lay it on the image, multiply every weight by the pixel under it, add up the products: that is
# **one** output number. Then move the filter one pixel on. All outputs together are a *feature map*.
#
# Worked through, with an image of 3 rows and 4 columns and a 2x2 filter:
#
# ```
# image            filter
#  0  1  2  3       1  2
#  4  5  6  7       3  5
#  8  9 10 11
#
# first window   0  1        0*1 + 1*2 + 4*3 + 5*5 = 39
#                4  5
# one to the     1  2        1*1 + 2*2 + 5*3 + 6*5 = 50
# right          5  6
# ```
#
# The 2x2 filter has 2 positions from top to bottom and 3 from left to right, so the map is 2x3: `[[39, 50, 61], [83, 94, 105]]`. By the same count a
# 10x10 image and a 3x3 filter give 8x8, and a 5x5 filter gives 6x6.
#
# A word of warning: mathematicians turn the filter by 180 degrees first and call *that* convolution. Neural networks do not turn it: the top left
# weight meets the top left pixel of the window, as above. The exact name is cross-correlation; in deep learning everybody says convolution.

# %%
image = np.array([[0, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 1, 1, 1, 1], [0, 0, 1, 0, 0], [0, 0, 1, 0, 0]])  # an arrow
upright = np.array([[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]])  # likes bright vertical lines
row, column = 2, 1  # the window to look at; try others

window = image[row : row + 3, column : column + 3]
figure, axes = plt.subplots(1, 4, figsize=(14, 3.8), layout="constrained")
show(axes[0], image, "image, 5 x 5", numbers=True, cmap="cividis")
axes[0].add_patch(plt.Rectangle((column - 0.5, row - 0.5), 3, 3, fill=False, edgecolor="white", linewidth=4, linestyle="--"))
show(axes[1], window, f"window at row {row}, column {column}", numbers=True, cmap="cividis", vmin=0, vmax=1)
show(axes[2], upright, "filter, 3 x 3", numbers=True, cmap="PuOr", vmin=-3, vmax=3)
show(axes[3], window * upright, f"window * filter: the sum is {np.sum(window * upright)}", numbers=True, cmap="PuOr", vmin=-3, vmax=3)
plt.show()

# %% [markdown]
# *Figure 3.* From left to right: a 5x5 image of an arrow pointing up with a dashed 3x3 window whose top left pixel is at row 2, column 1; the nine
# pixels of that window; the filter, three equal rows -1, 2, -1; and the nine products, whose sum is 4, the output for this window. Notice: the
# upright bar of the arrow meets the twos, and the two ones beside it cost 1 each: 6 - 2 = 4. Change `row` and `column` in the cell above: is
# there a window with a larger sum, and where is the sum negative?

# %%
def conv2d_single(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Slide one filter over one grey image.

    Arguments:
        x: image, (H, W)
        w: filter, (kh, kw), not larger than the image

    Returns: feature map, (H - kh + 1, W - kw + 1): for every window that lies wholly inside the image,
    the sum of window * w. The filter is not turned or mirrored.

    Examples:
        [[0, 1,  2,  3],
         [4, 5,  6,  7],   with  [[1, 2],   ->  [[39, 50,  61],
         [8, 9, 10, 11]]          [3, 5]]        [83, 94, 105]]
        [[7, 1, 4]]        with  [[-1, 1]]  ->  [[-6, 3]]
    """
    # BEGIN SOLUTION
    (height, width), (kh, kw) = x.shape, w.shape
    out = np.zeros((height - kh + 1, width - kw + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i : i + kh, j : j + kw] * w)
    return out
    # END SOLUTION

# %%
grader.check("q2")

# %% [markdown]
# Filters were designed by hand long before networks learned them. Four classics, on our airplane:
#
# - **Sobel, left to right**: right side minus left side. Large where the image gets brighter to the right.
# - **Sobel, top to bottom**: lower side minus upper side.
# - **Blur**: nine weights of 1/9, the mean of the neighbourhood.
# - **Emboss**: a slope along the diagonal plus the pixel itself, like light from the top left on a relief.
#
# **Predict first:** what does a Sobel filter answer in the empty sky?

# %%
sobel_x = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
sobel_y = sobel_x.T
blur = np.full((3, 3), 1 / 9)
emboss = np.array([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]])

with suppress(NotImplementedError):  # the picture appears once q2 is filled in
    to_the_right, downwards = conv2d_single(airplane, sobel_x), conv2d_single(airplane, sobel_y)
    blurred, embossed = conv2d_single(airplane, blur), conv2d_single(airplane, emboss)
    figure, axes = plt.subplots(2, 3, figsize=(13, 6.4), layout="constrained")
    show(axes[0, 0], airplane, "input, 40 x 60", vmin=0, vmax=1)
    show(axes[0, 1], to_the_right, "Sobel, left to right", cmap="PuOr", vmin=-3, vmax=3)
    show(axes[0, 2], downwards, "Sobel, top to bottom", cmap="PuOr", vmin=-3, vmax=3)
    figure.colorbar(axes[0, 2].images[0], ax=axes[0, :], label="Sobel output")
    show(axes[1, 0], np.hypot(to_the_right, downwards), "strength of both Sobels together", vmin=0, vmax=3)
    show(axes[1, 1], blurred, "blur", vmin=0, vmax=1)
    show(axes[1, 2], embossed, "emboss")
    plt.show()
    print("shape of each map:", blurred.shape)

# %% [markdown]
# *Figure 4.* The grey airplane and what the filters make of it. The left-to-right Sobel is orange (negative) where the sky ends and the machine
# begins, purple (positive) where the machine ends, and white (zero) where nothing changes; it marks the nose, the tail and the slanted sides of the
# wing, but not the flat back. The top-to-bottom Sobel does the reverse: it marks the back and the belly. Their common strength draws the whole
# outline bright on black. Blur softens the edges and nearly wipes out the windows; emboss looks like a relief. Notice: all maps are 38x58, two pixels
# less each way, and each filter answers one question about the image. A network learns its own filters, but in its first layer they often look like
# these.

# %%
with suppress(NotImplementedError):  # the picture appears once q2 is filled in
    maps = {"image": cross, "3x3 filter": conv2d_single(cross, np.ones((3, 3))), "5x5 filter": conv2d_single(cross, np.ones((5, 5)))}
    maps["3x3 filter, twice"] = conv2d_single(maps["3x3 filter"], np.ones((3, 3)))
    figure, axes = plt.subplots(1, 4, figsize=(14, 4), layout="constrained")
    for axis, (name, picture) in zip(axes, maps.items(), strict=True):
        show(axis, picture, f"{name}: " + " x ".join(map(str, picture.shape)), numbers=True, cmap="cividis")
        axis.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), xticks=range(10), yticks=range(10))  # one scale for all: the sizes can be compared
    plt.show()

# %% [markdown]
# *Figure 5.* Four arrays drawn to the same scale, filters made of ones. The 10x10 image of two diagonals shrinks to 8x8 under a 3x3 filter, to 6x6
# under a 5x5 filter, and to 6x6 as well when the 3x3 filter is used twice. In the last three the values are largest in the middle, where the
# diagonals cross. Notice: two small filters see as far as one larger one, a reason why modern networks use 3x3 almost everywhere (the receptive field
# of assignment 01).

# %% [markdown]
# ## 3. The convolution layer
#
# A layer of a network does question 2 many times over:
#
# - **Colours.** A filter is as deep as its input: for an RGB image it is (kh, kw, 3). Multiply all of the window and add up **all** products: still
#   one number.
# - **Several filters.** `w` has the shape (kh, kw, Cin, F): filter `f` is `w[:, :, :, f]`. Each filter makes one map; 16 filters turn 150x150x3 into
#   148x148x16.
# - **Bias.** Each filter has one number of its own, `b[f]`, which is added **once** to each of its outputs.
# - **Batch.** All images are treated alike.
# - **Stride.** The window jumps `stride` pixels, both ways: output (i, j) looks at the window that starts at row `i * stride`, column `j * stride`.
# - **Padding.** `"valid"` means none. `"same"` adds zeros so that a side of `n` pixels gives `ceil(n / stride)` outputs. This is `same_padding` of
#   assignment 01: when the number of zeros is odd, the extra one goes to the bottom or to the right. You may copy your function from there into a
#   cell above, and `zero_pad` is yours already.
#
# Worked through: an RGB pixel (0.2, 0.5, 0.1), a 1x1 filter with weights (10, 2, -10) and bias 3 give 0.2\*10 + 0.5\*2 - 0.1\*10 + 3 = 5. And
# `"same"` along a row of four pixels 1 2 3 4, filter 1 1 1, stride 2: ceil(4 / 2) = 2 outputs need 2 + 3 = 5 pixels, so one zero is missing. It goes
# to the right: 1 2 3 | 3 4 0, outputs 6 and 7. (With one zero on each side, as PyTorch users often pad, the windows would be 0 1 2 | 2 3 4, outputs 3
# and 9: as many numbers, but others.)
#
# **Predict first:** a layer of 16 filters of 3x3 reads 150x150x3. How many numbers has one filter? How many multiplications does the layer do for one
# image? (27 weights; 148 * 148 * 16 * 27, about 9.5 million.) A hint about speed, without points: seven nested Python loops would do them one by one.
# If you let NumPy multiply a whole window with all filters at once, two loops remain, and the same layer takes about a second.

# %%
# BEGIN SOLUTION
def _same_padding(n: int, k: int, stride: int) -> tuple[int, int]:
    outputs = -(-n // stride)  # ceil
    total = max((outputs - 1) * stride + k - n, 0)
    return total // 2, total - total // 2
# END SOLUTION

# %%
def conv2d_forward(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray,
    stride: int = 1,
    padding: str = "valid",
) -> np.ndarray:
    """A convolution layer: many filters on a batch of images.

    Arguments:
        x: images, (N, H, W, Cin)
        w: filters, (kh, kw, Cin, F)
        b: biases, (F,)
        stride: jump of the window, in pixels, both ways
        padding: "valid" (none) or "same" (ceil(n / stride) outputs a side; an odd zero goes after)

    Returns: feature maps, (N, H', W', F), the same numbers as keras.ops.conv

    Examples (one image, one channel, one filter):
        [[1, 2, 3, 4]] with [[1, 1, 1]], b = [0.5]                        ->  [[6.5, 9.5]]
        [[1, 2, 3, 4]] with [[1, 1, 1]], b = [0], stride 2, padding "same" ->  [[6, 7]]
    """
    # BEGIN SOLUTION
    kh, kw, _, filters = w.shape
    if padding == "same":
        x = zero_pad(x, (*_same_padding(x.shape[1], kh, stride), *_same_padding(x.shape[2], kw, stride)))
    n, height, width, _ = x.shape
    out = np.zeros((n, (height - kh) // stride + 1, (width - kw) // stride + 1, filters))
    for i in range(out.shape[1]):
        for j in range(out.shape[2]):
            top, left = i * stride, j * stride
            window = x[:, top : top + kh, left : left + kw]  # (N, kh, kw, Cin)
            out[:, i, j] = np.tensordot(window, w, axes=3) + b  # sums over kh, kw and Cin: (N, F)
    return out
    # END SOLUTION

# %%
grader.check("q3")

# %%
names = ["vertical edges", "horizontal edges", "bright spots", "redness"]
w = np.zeros((3, 3, 3, 4))  # four filters of 3x3 on three channels
w[..., 0] = sobel_x[:, :, None] / 3  # the same weights for red, green and blue
w[..., 1] = sobel_y[:, :, None] / 3
w[..., 2] = np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]])[:, :, None] / 3
w[1, 1, :, 3] = np.array([1, -0.5, -0.5])  # red minus the mean of green and blue
b = np.zeros(4)

with suppress(NotImplementedError):  # the picture appears once q3 is filled in
    maps = conv2d_forward(batch, w, b)
    figure, axes = plt.subplots(2, 4, figsize=(15, 5.6), layout="constrained")
    for i, machine in enumerate(["airplane", "motorbike"]):
        for f, name in enumerate(names):
            limit = np.abs(maps[..., f]).max()
            show(axes[i, f], maps[i, :, :, f], f"{machine}: {name}", cmap="PuOr", vmin=-limit, vmax=limit)
    plt.show()
    print("batch", batch.shape, "-> maps", maps.shape, "-> with stride 2:", conv2d_forward(batch, w, b, stride=2).shape)
    print("with padding 'same':", conv2d_forward(batch, w, b, padding="same").shape)

# %% [markdown]
# *Figure 6.* Two rows, the airplane and the motorbike; four columns, one for each filter. Purple is positive, orange negative, white zero. The two
# edge filters draw outlines; the third one, the middle pixel against its eight neighbours, leaves a thin double line along every outline; the last
# one is a 1x1 question in disguise (only its middle is not zero): the red motorbike is deep purple, the airplane almost white in an orange sky.
# Notice: one call made eight maps, two images times four filters. The first three filters find edges on both machines; the fourth one already tells
# *these two* apart.

# %% [markdown]
# ## 4. ReLU
#
# A convolution only multiplies and adds, and so do two of them in a row: together they are just one larger convolution. Between them the network
# needs something that is not a straight line. The favourite is the simplest: **negative numbers become zero, all others stay**. "How strongly is this
# edge here?" can then be answered by "not at all", but not by "minus three".
#
# Worked through: `[-3, -0.5, 0, 0.5, 3]` becomes `[0, 0, 0, 0.5, 3]`. The shape stays, whatever it is, and the array that came in stays untouched:
# someone else may still need the negative numbers.

# %%
def relu(x: np.ndarray) -> np.ndarray:
    """Negative numbers become zero.

    Arguments:
        x: any shape; stays as it is

    Returns: a new array of the same shape

    Examples:
        [-3, -0.5, 0, 0.5, 3]  ->  [0, 0, 0, 0.5, 3]
        [[-1], [7]]            ->  [[0], [7]]
    """
    # BEGIN SOLUTION
    return np.maximum(x, 0)
    # END SOLUTION

# %%
grader.check("q4")

# %%
with suppress(NotImplementedError):  # the picture appears once q3 and q4 are filled in
    numbers = np.linspace(-3, 3, 61)
    rectified = relu(numbers)
    before = conv2d_forward(batch, w, b)[0, :, :, 0]
    after = relu(before)
    figure, axes = plt.subplots(1, 3, figsize=(15, 3.8), layout="constrained")
    axes[0].plot(numbers, numbers, "k:", label="before")
    axes[0].plot(numbers, rectified, "k-", linewidth=3, label="after ReLU")
    axes[0].set(title="ReLU", xlabel="input", ylabel="output")
    axes[0].legend()
    show(axes[1], before, f"edges before ReLU: {before.min():.1f} to {before.max():.1f}", cmap="PuOr", vmin=-3, vmax=3)
    show(axes[2], after, f"edges after ReLU: {after.min():.1f} to {after.max():.1f}", cmap="PuOr", vmin=-3, vmax=3)
    plt.show()

# %% [markdown]
# *Figure 7.* Left, the graph of ReLU: flat at zero for negative inputs, then the diagonal; a dotted line shows the input for comparison. Middle, the
# vertical edges of the airplane with orange negative and purple positive values. Right, after ReLU only the purple ones are left. Notice: half of the
# outline is gone. A network that wants the other half as well must learn a second filter with the opposite sign, and that is what networks do.

# %% [markdown]
# ## 5. Pooling
#
# Pooling lays a small box on a map and keeps one number: the largest (*max*), the mean (*avg*) or the *sum*. There is nothing to learn in it, and
# every map of every image is pooled on its own, so the number of channels stays.
#
# Worked through, with a 2x2 box that jumps 2 pixels:
#
# ```
#  1  3 | 2  0
#  5  7 | 1  1          max         avg           sum
#  -----+------        7  2        4.0  1.0      16  4
#  4  0 | 6  6         8  6        3.5  4.5      14 18
#  8  2 | 1  5
# ```
#
# - `stride=None` means that the box jumps by its own size, as in Keras. With a smaller stride the boxes overlap, with a larger one pixels are
#   skipped.
# - `"valid"`: only boxes that lie wholly on the map. A row of five pixels has two boxes of size 2; the fifth pixel is dropped. In our network the
#   sides 148, 72 and 34 are even, so nothing is ever dropped, and you would not notice a mistake: test with odd sides.
# - `"same"`: `ceil(n / stride)` boxes, placed as in question 3. Some stick out over the edge. TensorFlow pools only the pixels that are really there:
#   max takes the largest real pixel, avg divides by the number of real pixels. The row 1 2 3 4 5 with size 2 gives max 2 4 5, avg 1.5 3.5 5 and sum 3
#   7 5.
#
# **Predict first:** what should max pooling with `"same"` answer for the row -1 -2 -3, size 2? (Not 0: no pixel is 0.)

# %%
def pool2d(
    x: np.ndarray,
    size: int = 2,
    stride: int | None = None,
    mode: str = "max",
    padding: str = "valid",
) -> np.ndarray:
    """Pool every map by its largest value, mean or sum.

    Arguments:
        x: maps, (N, H, W, C)
        size: side of the square box
        stride: jump of the box; None means size
        mode: "max", "avg" or "sum"
        padding: "valid" (only whole boxes) or "same" (ceil(n / stride) boxes a side;
            pixels outside do not count)

    Returns: smaller maps, (N, H', W', C)

    Examples (one image, one channel):
        [[1, 3],
         [5, 7]]            max  ->  [[7]]    avg  ->  [[4]]    sum  ->  [[16]]
        [[1, 2, 3],
         [4, 5, 6]]         max, padding "same"  ->  [[5, 6]]
    """
    # BEGIN SOLUTION
    stride = stride or size
    pool = {"max": np.max, "avg": np.mean, "sum": np.sum}[mode]
    n, height, width, channels = x.shape
    if padding == "same":
        (above, _), (before, _) = _same_padding(height, size, stride), _same_padding(width, size, stride)
        rows, columns = -(-height // stride), -(-width // stride)
    else:
        above = before = 0
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
    out = np.zeros((n, rows, columns, channels))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride - above, j * stride - before
            # A slice ends at the edge by itself, so only its start has to be kept inside: what is left are the real pixels.
            box = x[:, max(top, 0) : top + size, max(left, 0) : left + size]
            out[:, i, j] = pool(box, axis=(1, 2))
    return out
    # END SOLUTION

# %%
grader.check("q5")

# %%
small = np.array([[1, 3, 2, 0], [5, 7, 1, 1], [4, 0, 6, 6], [8, 2, 1, 5]])

with suppress(NotImplementedError):  # the picture appears once q5 is filled in
    poolings = {mode: pool2d(small[None, :, :, None], 2, mode=mode)[0, :, :, 0] for mode in ["max", "avg", "sum"]}
    figure, axes = plt.subplots(1, 4, figsize=(14, 3.9), layout="constrained")
    show(axes[0], small, "map, 4 x 4, in boxes of 2 x 2", numbers=True, cmap="cividis", vmin=0, vmax=18)
    axes[0].axhline(1.5, color="white", linewidth=4)
    axes[0].axvline(1.5, color="white", linewidth=4)
    for axis, (mode, pooled) in zip(axes[1:], poolings.items(), strict=True):
        show(axis, pooled, f'"{mode}": ' + " x ".join(map(str, pooled.shape)), numbers=True, cmap="cividis", vmin=0, vmax=18)
    plt.show()

# %% [markdown]
# *Figure 8.* The 4x4 map of the example, cut by white lines into four boxes, and its three poolings of 2x2 on one common colour scale: max 7 2 8 6,
# avg 4 1 3.5 4.5, sum 16 4 14 18. Notice: the sum is four times the mean, so these two say the same thing at another scale; max says something else.

# %%
with suppress(NotImplementedError):  # the picture appears once q3, q4 and q5 are filled in
    edges = relu(conv2d_forward(batch, w, b))[:1, :, :, 1:2]  # horizontal edges of the airplane, (1, 38, 58, 1)
    poolings = {(mode, size): pool2d(edges, size, mode=mode)[0, :, :, 0] for mode in ["max", "avg"] for size in [1, 2, 4]}
    figure, axes = plt.subplots(2, 3, figsize=(14, 6.4), layout="constrained")
    for axis, ((mode, size), pooled) in zip(axes.flat, poolings.items(), strict=True):
        show(axis, pooled, f'"{mode}" of {size} x {size} boxes: ' + " x ".join(map(str, pooled.shape)), vmin=0, vmax=3)
    plt.show()

# %% [markdown]
# *Figure 9.* The horizontal edges of the airplane after ReLU, bright on black. Upper row: max pooling with boxes of 1, 2 and 4 pixels; lower row:
# average pooling. The maps shrink from 38x58 to 19x29 to 9x14. Under max the thin edges stay bright and get thicker; under avg they fade into grey.
# Notice: "is there an edge somewhere in this box?" is what max pooling answers, and it hardly cares where in the box. That helps a network to
# know an airplane again that is a few pixels further to the left. (Neither 38 nor 58 is a multiple of 4: two rows and two columns were
# dropped.)

# %% [markdown]
# ## 6. Flattening
#
# The last part of the network, the dense layers, reads a plain row of numbers for each image. Flattening writes all maps of an image into one row and
# computes nothing: for our network 17x17x64 becomes a row of 18,496 numbers. The order must be the same for every image, or the weights behind it
# would read something else each time. NumPy's own order (row-major) is the one that Keras uses: the last axis runs fastest, so the channels of the
# top left pixel come first.
#
# The batch axis stays, even if there is just one image in the batch: (1, 17, 17, 64) becomes (1, 18496).

# %%
def flatten(x: np.ndarray) -> np.ndarray:
    """One row of numbers for each image.

    Arguments:
        x: (N, ...), two axes or more; stays as it is

    Returns: (N, product of the other sides), in row-major order

    Examples:
        shape (5, 17, 17, 64)              ->  shape (5, 18496)
        [[[1, 2], [3, 4]]], (1, 2, 2)      ->  [[1, 2, 3, 4]], (1, 4)
    """
    # BEGIN SOLUTION
    return x.reshape(len(x), -1)
    # END SOLUTION

# %%
grader.check("q6")

# %%
with suppress(NotImplementedError):  # the picture appears once q6 is filled in
    cube = np.array([[[11, 12], [21, 22], [31, 32]], [[41, 42], [51, 52], [61, 62]]])  # (2, 3, 2): tens count the pixel, ones the channel
    flat = flatten(cube[None])
    figure = plt.figure(figsize=(11, 4.4), layout="constrained")
    upper, lower = figure.subfigures(2, 1, height_ratios=[1.6, 1])
    for channel, axis in enumerate(upper.subplots(1, 2)):
        show(axis, cube[:, :, channel], f"channel {channel}, 2 x 3", numbers=True, cmap="cividis", vmin=0, vmax=70)
    axis = lower.subplots()
    show(axis, flat, "flatten(x), shape " + str(flat.shape), numbers=True, cmap="cividis", vmin=0, vmax=70)
    axis.set(xlabel="place in the row", ylabel="image")
    plt.show()

# %% [markdown]
# *Figure 10.* Above, the two channels of one tiny image with 2x3 pixels; the tens of each value number the pixel, the ones the channel. Below, the
# row of 12 numbers: 11 12 21 22 31 32 41 42 51 52 61 62. Notice: the two channels of a pixel stand side by side, and the pixels follow each other as
# you read a page.

# %% [markdown]
# ## All together
#
# These are the steps of the whole network up to its dense layers: (convolution, ReLU, pooling) three times, then flatten. The cell below runs them on
# the two drawings with random filters, with your functions only.
#
# **Predict first**, with assignment 01: which shapes will be printed? Then do the same for the real network, 150x150x3 with 16, 32 and 64 filters:
# 150 → 148 → 74 → 72 → 36 → 34 → 17, and 17 \* 17 \* 64 = 18,496.

# %%
with suppress(NotImplementedError):  # the shapes appear once all questions are filled in
    rng = np.random.default_rng(0)
    x = batch
    for filters in (4, 6, 8):
        w_random = rng.normal(size=(3, 3, x.shape[-1], filters)) / np.sqrt(9 * x.shape[-1])
        features = relu(conv2d_forward(x, w_random, np.zeros(filters)))
        x = pool2d(features)
        print(f"convolution and ReLU {features.shape}  ->  pooling {x.shape}")
    print(f"flatten {flatten(x).shape}: one row for each image")

# %% [markdown]
# What is left is a dense layer that weighs these numbers and says "airplane" or "motorbike", and weights that are learned and not random. That is
# assignments 04 and 05.
#
# ## Hand in
#
# 1. Run the whole notebook from the top once more (Restart and run all) and look at the checks.
# 2. Save it.
# 3. Hand in this file. A question that you did not fill in costs only its own points; leave it as it is.
