"""Checks that only graders run: small, not square, odd, negative, several images, channels and filters."""

import numpy as np

from autograder.check import check


def image(*rows):
    """One image with one channel, (1, H, W, 1)."""
    return np.array(rows)[None, :, :, None]


def kernel(*rows):
    """One filter on one channel, (kh, kw, 1, 1)."""
    return np.array(rows)[:, :, None, None]


def primes(shape):
    """The first primes in row-major order: no two outputs of a convolution agree by accident."""
    count = int(np.prod(shape))
    sieve = [n for n in range(2, 15 * count) if all(n % d for d in range(2, int(n**0.5) + 1))]
    return np.array(sieve[:count]).reshape(shape)


def scattered(shape, prime):
    """Different negative numbers in no visible order; `prime` is larger than their count."""
    return -(np.arange(1, np.prod(shape) + 1) * 73 % prime).reshape(shape)


def quarters(rng, shape):
    """Random multiples of 1/4, exact in float32 as well."""
    return rng.integers(-16, 17, shape) / 4


def drawn(rng, lowest, highest, count):
    """Random sizes, from small to large: the first case that fails is the easiest to follow."""
    cases = [tuple(int(number) for number in rng.integers(lowest, np.array(highest) + 1)) for _ in range(count)]
    return sorted(cases, key=lambda case: (np.prod(case), case))


def layers(rng):
    """Random images, filters, biases and strides of a convolution layer."""
    for n, height, width, channels, filters in drawn(rng, (1, 1, 1, 1, 1), (2, 4, 5, 2, 2), 5):
        kh, kw = rng.integers(1, (min(height, 3) + 1, min(width, 3) + 1))
        yield quarters(rng, (n, height, width, channels)), quarters(rng, (kh, kw, channels, filters)), quarters(rng, filters), int(rng.integers(1, 4))


def poolings(rng):
    """Random maps with a size, a stride and a mode of pooling."""
    for n, height, width, channels in drawn(rng, (1, 2, 2, 1), (2, 5, 6, 2), 5):
        size, stride = int(rng.integers(1, min(height, width, 3) + 1)), int(rng.integers(1, 4))
        yield quarters(rng, (n, height, width, channels)), size, stride, str(rng.choice(["max", "avg", "sum"]))


# q1 zero_pad


@check("q1", points=0.5, hint="Where does `pad` enter your code? What should happen for 0?")
def test_pads_by_the_number_that_was_asked_for(student):
    """`pad` may be 0, 1, 2 or more."""
    student.zero_pad(image([1, 2]), 0).equals(image([1, 2]))
    student.zero_pad(image([7]), 2).equals(image(*np.diag([0, 0, 7, 0, 0])))
    student.zero_pad(image([1, 2], [3, 4]), 3).equals(image(*np.pad([[1, 2], [3, 4]], 3)))


@check("q1", points=0.5, hint="Try (1, 0, 0, 0), then (0, 1, 0, 0), and so on: which side grows?")
def test_four_numbers_are_top_bottom_left_right(student):
    """Four numbers: zeros above, below, left, right, in this order."""
    student.zero_pad(image([5]), (0, 1, 2, 0)).equals(image([0, 0, 5], [0, 0, 0]))
    student.zero_pad(image([5]), (1, 0, 0, 2)).equals(image([0, 0, 0], [5, 0, 0]))
    student.zero_pad(image([1, 2], [3, 4]), (0, 1, 2, 3)).equals(image([0, 0, 1, 2, 0, 0, 0], [0, 0, 3, 4, 0, 0, 0], [0] * 7))


@check("q1", points=0.25, hint="Compare the middle of your answer with the image: is every number still the same?")
def test_the_image_in_the_middle_stays_exact(student):
    """Fractions and negative numbers arrive unchanged, and a NumPy array comes back."""
    student.zero_pad(image([0.5, -1.5, 2.25]), 1).equals(image([0, 0, 0, 0, 0], [0, 0.5, -1.5, 2.25, 0], [0, 0, 0, 0, 0]))


@check("q1", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: is the caller's image after the call still what it was?")
def test_padding_leaves_its_image_alone(student):
    """The image that goes in is the same afterwards."""
    student.zero_pad(image([1, 2, 3], [4, 5, 6], [7, 8, 9]), 1).leaves_its_inputs_alone(shape=(1, 5, 5, 1))
    student.zero_pad(image([1, 2], [3, 4]), (1, 0, 0, 1)).leaves_its_inputs_alone(shape=(1, 3, 3, 1))


@check("q1", points=0.5, hint="A wrong shape tells you the axis to look at. If the shape is right: on which side of the image do your zeros lie?")
def test_pads_any_batch(student, rng, oracle):
    """Any number of images and channels, any height and width, any padding."""
    for n, height, width, channels in drawn(rng, (1, 1, 1, 1), (3, 4, 4, 3), 4):
        x = quarters(rng, (n, height, width, channels))
        pad = tuple(int(number) for number in rng.integers(0, 3, 4))
        student.zero_pad(x, pad).equals(oracle.zero_pad(x, pad))


# q2 conv2d_single


@check("q2", points=0.5, hint="Print the window and the filter side by side for the first output. Which numbers do you multiply?")
def test_rows_of_the_filter_meet_rows_of_the_window(student):
    """The filter lies on the window as it is: not turned, not mirrored, not transposed."""
    x = np.array([[1, 10, 100], [1000, 0, 0], [0, 0, 0]])
    student.conv2d_single(x, np.array([[2, 3], [5, 7]])).equals(np.array([[5032, 320], [2000, 0]]))


@check("q2", points=0.5, hint="Which side of the image decides the number of rows, and which side of the filter?")
def test_height_and_width_may_differ(student):
    """Neither the image nor the filter need be square."""
    student.conv2d_single(np.array([[1, 2, 3, 4], [5, 6, 7, 8]]), np.array([[1, 0, 2]])).equals(np.array([[7, 10], [19, 22]]))
    student.conv2d_single(np.array([[1, 2], [3, 4], [5, 6]]), np.array([[1], [10]])).equals(np.array([[31, 42], [53, 64]]))
    student.conv2d_single(np.array([[7, 1, 4]]), np.array([[7, 1, 4]])).equals(np.array([[66]]))


@check("q2", points=0.5, hint="What is the dtype of the array that you fill? Try an image of whole numbers (dtype uint8) and a filter of fractions.")
def test_outputs_may_be_fractions_negative_or_large(student):
    """Every real number may come out, also when the pixels are whole numbers."""
    student.conv2d_single(np.array([[0.5, 1.5, -2.0]]), np.array([[1, 2]])).equals(np.array([[3.5, -2.5]]))
    student.conv2d_single(np.array([[1, 2, 4]]), np.array([[0.5, 0.25]])).equals(np.array([[1.0, 2.0]]))
    student.conv2d_single(np.array([[3, 4, 200]], dtype=np.uint8), np.array([[0.5, 2.0]])).equals(np.array([[9.5, 402.0]]))
    student.conv2d_single(np.array([[0, 0, 9], [0, 0, 0]]), np.array([[2, -1]])).equals(np.array([[0, -9], [0, 0]]))


@check(
    "q2", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: are the caller's image and filter after the call still what they were?"
)
def test_filtering_leaves_its_inputs_alone(student):
    """Image and filter are the same afterwards."""
    student.conv2d_single(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([[2.0, 3.0], [1.0, 4.0]])).leaves_its_inputs_alone(shape=(1, 2))


@check("q2", points=0.75, hint="Work out the first wrong number by hand: which window does it belong to?")
def test_filters_any_image(student, rng, oracle):
    """Any image and any filter that fits into it."""
    for height, width in drawn(rng, (2, 2), (5, 6), 5):
        x, w = quarters(rng, (height, width)), quarters(rng, rng.integers(1, (height + 1, width + 1)))
        student.conv2d_single(x, w).equals(oracle.conv2d_single(x, w))


# q3 conv2d_forward


@check("q3", points=0.5, hint="How deep is a filter? Give a 1x1 filter one pixel with two channels and work it out by hand.")
def test_adds_up_all_channels(student):
    """A filter is as deep as the image, and all channels add up to one number."""
    x = np.array([[[[1, 10, 100], [1, 2, 3]]]])
    student.conv2d_forward(x, np.array([[[[2], [3], [5]]]]), np.array([0.0])).equals(image([532, 23]))


@check("q3", points=0.5, hint="Where does the number of the filter enter your line? And the number of the map?")
def test_every_filter_makes_its_own_map(student):
    """As many maps as filters, each from its own weights."""
    w = np.array([[[[1, 0, 2]], [[0, 1, 3]]]])  # one row of two pixels, three filters
    student.conv2d_forward(image([1, 2, 3]), w, np.zeros(3)).equals(np.array([[[[1, 2, 8], [2, 3, 13]]]]))


@check("q3", points=0.5, hint="Where does the number of the image enter your line?")
def test_treats_every_image_of_the_batch_alike(student):
    """Each image gives its own maps."""
    x = np.array([[1, 2, 3], [4, 0, 7]])[:, None, :, None]
    student.conv2d_forward(x, kernel([1, 10]), np.array([0.0])).equals(np.array([[21, 32], [4, 70]])[:, None, :, None])


@check("q3", points=0.25, hint="Print w.shape and write the meaning of each axis beside it.")
def test_reads_the_axes_of_the_weights_in_order(student):
    """The axes of `w` are kernel height, kernel width, channels, filters."""
    x = np.array([[[[1, 2], [3, 4]], [[5, 6], [7, 9]]]])
    student.conv2d_forward(x, np.arange(16).reshape(2, 2, 2, 2), np.zeros(2)).equals(np.array([[[[350, 387]]]]))


@check("q3", points=0.25, hint="Which side of the image decides the number of rows, and which side of the filter?")
def test_images_and_filters_need_not_be_square(student):
    """Height and width are two different numbers."""
    x = image([1, 2, 3, 4, 5], [10, 20, 30, 40, 50])
    student.conv2d_forward(x, kernel([1, 0, 2], [3, 0, 0]), np.array([0.0])).equals(image([37, 70, 103]))
    student.conv2d_forward(image([1], [2], [3], [4]), kernel([1], [10]), np.array([0.0]), stride=2).equals(image([21], [43]))


@check("q3", points=0.25, hint="Can a convolution give a negative number, or a half?")
def test_maps_may_hold_negative_numbers_and_fractions(student):
    """Every real number may come out of a convolution, also when the pixels are whole numbers."""
    student.conv2d_forward(image([0.5, 1.5, 0.0]), kernel([-1.0, 0.5]), np.array([0.0])).equals(image([0.25, -1.5]))
    student.conv2d_forward(image([1, 3, 0]), kernel([-1, 0.5]), np.array([0.0])).equals(image([0.5, -3.0]))
    student.conv2d_forward(image([1, 3, 1]), kernel([-1, 0.5]), np.array([0.0])).equals(image([0.5, -2.5]))


@check(
    "q3",
    points=0.5,
    hint="How many zeros are needed in all, and on which side does the odd one go? If you call your zero_pad here: does question 1 pass with four numbers?",
)
def test_the_odd_zero_of_same_goes_after(student):
    """Padding "same" puts an odd number of zeros so that the extra one is at the bottom and at the right."""
    x = image([1, 2, 3, 4])
    student.conv2d_forward(x, kernel([1, 1]), np.array([0.0]), padding="same").equals(image([3, 5, 7, 4]))
    student.conv2d_forward(x, kernel([1, 1, 1]), np.array([0.0]), stride=2, padding="same").equals(image([6, 7]))
    student.conv2d_forward(image([1], [2], [3]), kernel([1], [10]), np.array([0.0]), padding="same").equals(image([21], [32], [3]))


@check("q3", points=0.5, hint="Work out the number of zeros for rows and for columns, each with its own size. May it be negative?")
def test_same_with_a_stride_plans_each_axis_by_itself(student):
    """Padding "same" with a stride gives ceil(n / stride) outputs a side."""
    student.conv2d_forward(image([1, 2, 3, 4, 5, 6]), kernel([1]), np.array([0.0]), stride=3, padding="same").equals(image([1, 4]))
    x = image([1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12])
    ones = kernel([1, 1, 1], [1, 1, 1], [1, 1, 1])
    student.conv2d_forward(x, ones, np.array([0.0]), stride=2, padding="same").equals(image([24, 22], [48, 38]))


@check("q3", points=0.5, hint="Everything comes together here. Make the simpler checks of this question work first.")
def test_all_rules_together_without_padding(student, oracle):
    """Several images, channels and filters, a stride, and sides that do not divide evenly."""
    x, w, b = primes((2, 6, 9, 2)) / 10, primes((3, 2, 2, 3)) - 40, np.array([0.5, -0.25, 7])
    student.conv2d_forward(x, w, b, stride=2).equals(oracle.conv2d_forward(x, w, b, 2))


@check("q3", points=0.5, hint="Everything comes together here. Make the simpler checks of this question work first.")
def test_all_rules_together_with_padding(student, oracle):
    """Several images, channels and filters, a stride and padding "same", with odd and even sides."""
    w, b = primes((3, 2, 2, 3)) - 40, np.array([0.5, -0.25, 7])
    for shape in [(2, 4, 7, 2), (2, 5, 8, 2)]:
        x = primes(shape) / 10
        student.conv2d_forward(x, w, b, stride=2, padding="same").equals(oracle.conv2d_forward(x, w, b, 2, "same"))


@check(
    "q3", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: are the caller's arrays after the call still what they were, shapes too?"
)
def test_the_layer_leaves_its_inputs_alone(student):
    """Images, filters and biases are the same afterwards."""
    x, w, b = image([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]), kernel([2.0, 3.0], [1.0, 4.0]), np.array([0.5])
    student.conv2d_forward(x, w, b).leaves_its_inputs_alone(shape=(1, 1, 2, 1))
    student.conv2d_forward(x, w, b, stride=2, padding="same").leaves_its_inputs_alone(shape=(1, 1, 2, 1))


@check("q3", points=0.5, hint="Work out the first wrong number by hand: which image, window and filter does it belong to?")
def test_filters_any_batch_without_padding(student, rng, oracle):
    """Any batch, any filters, any stride, padding "valid": what Keras says."""
    for x, w, b, stride in layers(rng):
        student.conv2d_forward(x, w, b, stride).equals(oracle.conv2d_forward(x, w, b, stride))


@check("q3", points=0.5, hint="Work out the first wrong number by hand: which image, window and filter does it belong to?")
def test_filters_any_batch_with_padding(student, rng, oracle):
    """Any batch, any filters, any stride, padding "same": what Keras says."""
    for x, w, b, stride in layers(rng):
        student.conv2d_forward(x, w, b, stride, "same").equals(oracle.conv2d_forward(x, w, b, stride, "same"))


# q4 relu


@check("q4", points=0.5, hint="Does your function ask how many axes there are? Does it need to know?")
def test_works_for_any_number_of_axes(student):
    """The shape stays as it is, whether it is one row or a batch of images."""
    student.relu(np.array([2, -2])).equals(np.array([2, 0]))
    student.relu(np.array([[-1], [7]])).equals(np.array([[0], [7]]))
    student.relu(np.array([[[[-1.5, 2.5]]], [[[0.25, -9.0]]]])).equals(np.array([[[[0, 2.5]]], [[[0.25, 0]]]]))


@check("q4", points=0.5, hint="Print x before and after the call.")
def test_relu_leaves_its_input_alone(student):
    """The negative numbers are still there for the caller."""
    student.relu(np.array([-2.0, 3.0])).leaves_its_inputs_alone(shape=(2,))
    student.relu(np.array([[-1, 0], [5, -4]])).leaves_its_inputs_alone(shape=(2, 2))


@check("q4", points=0.25, hint="Look at the first number that is wrong: what should happen to it?")
def test_rectifies_any_numbers(student, rng, oracle):
    """Any numbers, any shape."""
    for shape in drawn(rng, (1, 1, 1), (3, 3, 2), 4):
        x = quarters(rng, shape)
        student.relu(x).equals(oracle.relu(x))


# q5 pool2d


@check("q5", points=0.5, hint="All pixels of the box are below zero. Which of them is the largest?")
def test_the_largest_of_negative_numbers_is_negative(student):
    """Mode "max" also works where every pixel is negative."""
    student.pool2d(image([-4, -3], [-2, -1])).equals(image([-1]))
    student.pool2d(image([-4, 3, -9, -5], [-2, -1, -6, -7]), 2).equals(image([3, -5]))


@check("q5", points=0.5, hint="Put the box at its last start and look: is it full? Which other starts fit?")
def test_valid_keeps_full_boxes_only(student):
    """Padding "valid": every box that fits, and none that sticks out."""
    student.pool2d(image(*np.arange(15).reshape(3, 5)), 2).equals(image([6, 8]))
    student.pool2d(image(*np.arange(40).reshape(5, 8)), 2, stride=3).equals(image([9, 12, 15], [33, 36, 39]))
    student.pool2d(image(*np.arange(12).reshape(3, 4)), 2, stride=1, mode="avg").equals(image([2.5, 3.5, 4.5], [6.5, 7.5, 8.5]))


@check("q5", points=0.25, hint="Can a pixel that does not exist win?")
def test_same_maximum_ignores_what_lies_outside(student):
    """Padding "same", mode "max": the largest of the real pixels."""
    student.pool2d(image([-1, -2, -3]), 2, padding="same").equals(image([-1, -3]))


@check("q5", points=0.25, hint="How many real pixels lie in a box at the corner, and how many at an edge?")
def test_same_mean_divides_by_the_real_pixels(student):
    """Padding "same", mode "avg": the mean of the real pixels."""
    x = image([4, 8, 12], [16, 20, 24], [28, 32, 36])
    student.pool2d(x, 3, stride=1, mode="avg", padding="same").equals(image([12, 14, 16], [18, 20, 22], [24, 26, 28]))
    student.pool2d(x, 3, stride=1, mode="sum", padding="same").equals(image([48, 84, 64], [108, 180, 132], [96, 156, 112]))


@check("q5", points=0.25, hint="How many pixels stick out in all, and on which side does the odd one go?")
def test_same_boxes_stand_where_tensorflow_puts_them(student):
    """Padding "same": boxes stick out evenly, an odd pixel at the bottom and at the right."""
    student.pool2d(image([1, 2, 3]), 2, stride=1, padding="same").equals(image([2, 3, 3]))
    student.pool2d(image([1, 1, 5, 1, 1, 9]), 3, stride=2, padding="same").equals(image([5, 5, 9]))
    student.pool2d(image([1, 2, 3, 4, 5, 6]), 2, stride=4, padding="same").equals(image([2, 6]))


@check("q5", points=0.5, hint="Does the box cross from one map into another? From one image into another?")
def test_every_map_of_every_image_is_pooled_by_itself(student):
    """Images and channels do not mix."""
    x = np.array([[[[1, -5], [2, -8]], [[3, -6], [4, -7]]], [[[10, 50], [20, 80]], [[40, 60], [30, 70]]]])
    student.pool2d(x).equals(np.array([[[[4, -5]]], [[[40, 80]]]]))
    student.pool2d(x, mode="avg").equals(np.array([[[[2.5, -6.5]]], [[[25, 65]]]]))


@check("q5", points=0.25, hint="Everything comes together here. Make the simpler checks of this question work first.")
def test_all_pooling_rules_together_without_padding(student, oracle):
    """Several images and maps, sides that differ, a stride that is not the size, all modes."""
    x = scattered((2, 6, 8, 2), 193)
    for mode in ("max", "avg", "sum"):
        student.pool2d(x, 2, 3, mode).equals(oracle.pool2d(x, 2, 3, mode))


@check("q5", points=0.25, hint="Everything comes together here. Make the simpler checks of this question work first.")
def test_all_pooling_rules_together_with_padding(student, oracle):
    """Several images and maps, odd and even sides, padding "same", all modes."""
    x = scattered((2, 5, 8, 2), 163)
    for mode in ("max", "avg", "sum"):
        student.pool2d(x, 2, None, mode, "same").equals(oracle.pool2d(x, 2, None, mode, "same"))


@check("q5", points=0.25, hint="Try a map of whole numbers (dtype uint8). Can a mean and a large sum be written in the array that you fill?")
def test_whole_numbers_may_have_a_mean_in_between(student):
    """Pixels may be whole numbers; means and sums must still be exact."""
    x = image([200, 100], [50, 20]).astype(np.uint8)
    student.pool2d(x, mode="avg").equals(image([92.5]))
    student.pool2d(x, mode="sum").equals(image([370]))
    student.pool2d(x, 3, mode="max", padding="same").equals(image([200]))


@check("q5", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: are the caller's maps after the call still what they were?")
def test_pooling_leaves_its_maps_alone(student):
    """The maps that go in are the same afterwards."""
    student.pool2d(image([1.0, -2.0, 3.0], [-4.0, 5.0, -6.0])).leaves_its_inputs_alone(shape=(1, 1, 1, 1))
    student.pool2d(image([1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]), mode="avg", padding="same").leaves_its_inputs_alone(shape=(1, 1, 2, 1))


@check("q5", points=0.5, hint="Draw the boxes for the case in the message and work out the first wrong number by hand.")
def test_pools_any_maps_without_padding(student, rng, oracle):
    """Any batch, size, stride and mode, padding "valid"."""
    for x, size, stride, mode in poolings(rng):
        student.pool2d(x, size, stride, mode).equals(oracle.pool2d(x, size, stride, mode))


@check("q5", points=0.25, hint="Draw the boxes for the case in the message and work out the first wrong number by hand.")
def test_pools_any_maps_with_padding(student, rng, oracle):
    """Any batch, size, stride and mode, padding "same"."""
    for x, size, stride, mode in poolings(rng):
        student.pool2d(x, size, stride, mode, "same").equals(oracle.pool2d(x, size, stride, mode, "same"))


# q6 flatten


@check("q6", points=0.5, hint="What may your function know about x besides the number of images?")
def test_flattens_any_number_of_axes(student):
    """Two axes or more, of any length."""
    student.flatten(np.array([[1, 2, 3], [4, 5, 6]])).equals(np.array([[1, 2, 3], [4, 5, 6]]))
    student.flatten(np.arange(12).reshape(2, 3, 2)).equals(np.arange(12).reshape(2, 6))
    student.flatten(np.arange(24).reshape(2, 3, 2, 2)).equals(np.arange(24).reshape(2, 12))
    student.flatten(np.arange(8).reshape(1, 2, 2, 2, 1)).equals(np.arange(8).reshape(1, 8))


@check("q6", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: print x and x.shape before and after the call.")
def test_flattening_leaves_its_maps_alone(student):
    """The maps that go in are the same afterwards, their shape too."""
    student.flatten(np.arange(12).reshape(2, 3, 2)).leaves_its_inputs_alone(shape=(2, 6))
    student.flatten(np.arange(12).reshape(1, 2, 3, 2)).leaves_its_inputs_alone(shape=(1, 12))


@check("q6", points=0.5, hint="Follow one number: where does the second channel of the first pixel end up?")
def test_flattens_any_maps(student, rng, oracle):
    """Any batch of maps."""
    for shape in drawn(rng, (1, 1, 1, 1), (3, 3, 3, 3), 4):
        x = quarters(rng, shape)
        student.flatten(x).equals(oracle.flatten(x))
