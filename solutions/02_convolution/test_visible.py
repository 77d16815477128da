"""Checks that students run in their notebook: the examples of the text, one rule each."""

import numpy as np

from autograder.check import check


def image(*rows):
    """One image with one channel, (1, H, W, 1)."""
    return np.array(rows)[None, :, :, None]


def kernel(*rows):
    """One filter on one channel, (kh, kw, 1, 1)."""
    return np.array(rows)[:, :, None, None]


@check("q1", points=0.5, hint="Draw the frame around the example on paper. How many rows and columns does it have now, and what stands in the corners?")
def test_puts_zeros_on_all_four_sides(student):
    """One number: that many zeros above, below, left and right."""
    padded = image([0, 0, 0, 0, 0], [0, 1, 2, 3, 0], [0, 4, 5, 6, 0], [0, 0, 0, 0, 0])
    student.zero_pad(image([1, 2, 3], [4, 5, 6]), 1).equals(padded)


@check("q1", points=0.5, hint="What do axis 0 and axis 3 count? Should there be more of it after padding?")
def test_leaves_batch_and_channels_as_they_are(student):
    """Only height and width grow: no image and no channel is added."""
    padded = np.zeros((2, 3, 4, 2))
    padded[:, 1, 1:3] = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    student.zero_pad(np.array([[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]]), 1).equals(padded)


@check("q2", points=1, hint="Work out the first two outputs by hand, as in the text. Which weight meets the top left pixel of the window?")
def test_adds_up_window_times_filter(student):
    """Each output is the sum of window * filter, and the filter is not turned."""
    student.conv2d_single(np.arange(12).reshape(3, 4), np.array([[1, 2], [3, 5]])).equals(np.array([[39, 50, 61], [83, 94, 105]]))


@check("q2", points=0.5, hint="How many windows of this size fit side by side into one row of the image? Count the first and the last.")
def test_shrinks_the_image_as_the_course_says(student):
    """A 10x10 image gives 8x8 with a 3x3 filter and 6x6 with a 5x5 filter."""
    student.conv2d_single(np.ones((10, 10)), np.ones((3, 3))).equals(np.full((8, 8), 9.0))
    student.conv2d_single(np.ones((10, 10)), np.ones((5, 5))).equals(np.full((6, 6), 25.0))


@check("q3", points=0.5, hint="With one image, one channel, one filter and no bias this is question 2 once more. Which axes are new?")
def test_one_filter_slides_as_in_question_two(student):
    """One image, one channel and one filter without bias: the numbers of conv2d_single."""
    x = image(*np.arange(12).reshape(3, 4))
    student.conv2d_forward(x, kernel([1, 2], [3, 5]), np.array([0.0])).equals(image([39, 50, 61], [83, 94, 105]))


@check("q3", points=0.5, hint="An image of zeros goes in: what should come out of each filter?")
def test_adds_each_bias_once(student):
    """Each filter adds its own bias, once to each output."""
    maps = np.array([[[[4.5, 3.75]]]])
    student.conv2d_forward(np.ones((1, 2, 2, 1)), np.ones((2, 2, 1, 2)), np.array([0.5, -0.25])).equals(maps)


@check("q3", points=0.5, hint="Print the row and the column where each window starts. How far apart are they?")
def test_jumps_by_the_stride(student):
    """The window jumps `stride` pixels, downwards as well as to the right."""
    x = image(*np.arange(21).reshape(3, 7))
    student.conv2d_forward(x, kernel([1, 10]), np.array([0.0]), stride=2).equals(image([10, 32, 54], [164, 186, 208]))


@check("q3", points=1, hint="Print the shape of the padded image. Which array do your windows come from?")
def test_same_keeps_height_and_width(student):
    """Padding "same" with stride 1: the maps are as large as the image."""
    x = image([1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12])
    maps = image([14, 24, 30, 22], [33, 54, 63, 45], [30, 48, 54, 38])
    student.conv2d_forward(x, kernel([1, 1, 1], [1, 1, 1], [1, 1, 1]), np.array([0.0]), padding="same").equals(maps)


@check("q4", points=0.75, hint="Go through the example number by number: which of them may change?")
def test_turns_negative_numbers_into_zero(student):
    """Negative numbers become zero, all others stay what they are."""
    student.relu(np.array([-3, -0.5, 0, 0.5, 3])).equals(np.array([0, 0, 0, 0.5, 3]))


@check("q5", points=0.5, hint="Draw the boxes on the example. Which number of each box stays?")
def test_keeps_the_largest_number_of_each_box(student):
    """Mode "max", and boxes that stand side by side."""
    x = image([1, 3, 2, 0], [5, 7, 1, 1], [4, 0, 6, 6], [8, 2, 1, 5])
    student.pool2d(x, 2).equals(image([7, 2], [8, 6]))


@check("q5", points=0.5, hint="What is the mean of four equal numbers, and what is their sum?")
def test_means_and_sums_of_each_box(student):
    """Modes "avg" and "sum"."""
    x = image([1, 3, 2, 0], [5, 7, 1, 1], [4, 0, 6, 6], [8, 2, 1, 5])
    student.pool2d(x, 2, mode="avg").equals(image([4, 1], [3.5, 4.5]))
    student.pool2d(x, 2, mode="sum").equals(image([16, 4], [14, 18]))


@check("q5", points=0.5, hint="`size` says how wide the box is, `stride` how far it jumps. Mark both on a row of five pixels.")
def test_boxes_may_overlap_and_may_leave_gaps(student):
    """The stride may be smaller or larger than the size."""
    student.pool2d(image(*np.arange(15).reshape(3, 5)), 3, stride=2).equals(image([12, 14]))
    student.pool2d(image(*np.arange(10).reshape(2, 5)), 2, stride=3).equals(image([6, 9]))


@check("q5", points=0.5, hint="How many real pixels lie in the last box?")
def test_same_pools_what_is_really_there(student):
    """Padding "same": the last box sticks out, and only its real pixels count."""
    row = image([1, 2, 3, 4, 5])
    student.pool2d(row, 2, padding="same").equals(image([2, 4, 5]))
    student.pool2d(row, 2, mode="avg", padding="same").equals(image([1.5, 3.5, 5]))
    student.pool2d(row, 2, mode="sum", padding="same").equals(image([3, 7, 5]))


@check("q6", points=0.5, hint="Read the 12 numbers in the caption of Figure 10 from left to right: which axis runs fastest?")
def test_writes_each_image_as_one_row(student):
    """One row for each image, in row-major order."""
    x = np.array([[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]])
    student.flatten(x).equals(np.array([[1, 2, 3, 4], [5, 6, 7, 8]]))


@check("q6", points=0.25, hint="One image is still a batch. How many axes should the answer have?")
def test_a_batch_of_one_stays_a_batch(student):
    """A single image gives an array with a single row."""
    student.flatten(np.array([[[1, 2], [3, 4]]])).equals(np.array([[1, 2, 3, 4]]))
