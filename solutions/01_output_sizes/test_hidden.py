"""Checks of 01 that only graders run: small inputs, not square, odd, at the edges."""

from autograder.check import check

RANDOM_CASES = 30  # a question; enough to meet every kind of padding several times


@check("q1", points=0.5, hint="Put the kernel at the last start: does it stick out of the image?")
def test_rounds_down_when_the_stride_does_not_fit(student):
    """The last window lies fully inside the image, even if some pixels are left over."""
    student.conv_output_size(10, 3, stride=2).equals(4)
    student.conv_output_size(8, 3, stride=2).equals(3)
    student.conv_output_size(10, 4, stride=4).equals(2)
    student.conv_output_size(11, 3, stride=3).equals(3)
    student.conv_output_size(9, 6, stride=2).equals(2)


@check("q1", points=0.25, hint='With "same" every stride-th pixel is a start, even the last one. Which starts are there?')
def test_same_counts_every_start_on_the_image(student):
    """With "same" the count depends on the side and the stride alone, for even and for wide filters too."""
    student.conv_output_size(5, 2, padding="same").equals(5)
    student.conv_output_size(5, 3, stride=2, padding="same").equals(3)
    student.conv_output_size(5, 2, stride=2, padding="same").equals(3)
    student.conv_output_size(7, 4, stride=3, padding="same").equals(3)
    student.conv_output_size(3, 5, padding="same").equals(3)
    student.conv_output_size(5, 2, padding="same", dilation=3).equals(5)


@check("q1", points=0.5, hint="Slide the filter in from the left until it leaves on the right: where does it touch the image first, where last?")
def test_full_counts_every_partial_overlap(student):
    """With "full" every position counts in which the filter still touches the image."""
    student.conv_output_size(5, 3, padding="full").equals(7)
    student.conv_output_size(4, 1, padding="full").equals(4)
    student.conv_output_size(5, 3, stride=2, padding="full").equals(4)
    student.conv_output_size(6, 4, stride=2, padding="full").equals(5)
    student.conv_output_size(2, 5, padding="full").equals(6)


@check("q1", points=0.25, hint="The two numbers of a pair may differ. How many zeros are there in all?")
def test_pads_each_side_by_its_own_number(student):
    """A pair as padding means (before, after)."""
    student.conv_output_size(5, 2, stride=2, padding=(0, 1)).equals(3)
    student.conv_output_size(5, 3, padding=(2, 0)).equals(5)
    student.conv_output_size(6, 3, padding=(1, 3)).equals(8)


@check("q1", points=0.5, hint="Draw the taps of a dilated filter as dots on squared paper: how many squares from the first to the last?")
def test_spreads_the_taps_by_the_dilation(student):
    """A dilated filter is wider, because its taps lie further apart."""
    student.conv_output_size(10, 3, dilation=2).equals(6)
    student.conv_output_size(6, 3, dilation=2).equals(2)
    student.conv_output_size(9, 2, dilation=3).equals(6)
    student.conv_output_size(11, 3, stride=2, dilation=3).equals(3)
    student.conv_output_size(7, 1, dilation=4).equals(7)


@check("q1", points=0.25, hint="Does the filter have to fit on the image, or on the image with its zeros?")
def test_zeros_make_room_for_a_larger_filter(student):
    """Padding may make room for a filter that is larger than the image."""
    student.conv_output_size(2, 3, padding=1).equals(2)
    student.conv_output_size(3, 5, padding=1).equals(1)
    student.conv_output_size(1, 4, padding=2).equals(2)


@check("q1", points=0.25, hint="How many windows fit when the window is wider than the row it slides on? What should a reader of your code be told?")
def test_refuses_a_window_that_does_not_fit(student):
    """A window that does not fit raises ValueError."""
    assert student.conv_output_size(3, 1).value is not None  # refusing everything is no answer
    student.conv_output_size(4, 5, stride=2).raises(ValueError)
    student.conv_output_size(2, 3).raises(ValueError)
    student.conv_output_size(1, 6).raises(ValueError)
    student.conv_output_size(4, 3, dilation=2).raises(ValueError)
    student.conv_output_size(1, 6, stride=3, padding=2).raises(ValueError)
    student.conv_output_size(2, 5, padding=(0, 2)).raises(ValueError)


@check("q1", points=0.25, hint="What would an image of no pixels be, or a jump of no pixels? Look at all four numbers, with every padding.")
def test_refuses_sizes_below_one(student):
    """Image, filter, stride and dilation are at least one pixel: anything less raises ValueError."""
    assert student.conv_output_size(1, 1).value is not None
    student.conv_output_size(0, 0).raises(ValueError)
    student.conv_output_size(0, 1).raises(ValueError)
    student.conv_output_size(5, 0).raises(ValueError)
    student.conv_output_size(5, -2).raises(ValueError)
    student.conv_output_size(5, 3, stride=0).raises(ValueError)
    student.conv_output_size(5, 3, stride=-1).raises(ValueError)
    student.conv_output_size(5, 3, dilation=0).raises(ValueError)
    student.conv_output_size(0, 3, padding="same").raises(ValueError)
    student.conv_output_size(5, 0, padding="same").raises(ValueError)
    student.conv_output_size(0, 2, padding=2).raises(ValueError)


@check("q1", points=0.25, hint="Which paddings does the docstring allow? What does your function do with any other?")
def test_refuses_a_padding_that_does_not_exist(student):
    """Negative zeros and unknown words raise ValueError."""
    assert student.conv_output_size(3, 1, padding=0).value is not None
    student.conv_output_size(6, 2, padding=-1).raises(ValueError)
    student.conv_output_size(6, 2, padding=(2, -1)).raises(ValueError)
    student.conv_output_size(6, 2, padding=(-1, 3)).raises(ValueError)
    student.conv_output_size(6, 2, padding="half").raises(ValueError)
    student.conv_output_size(6, 2, padding="causal").raises(ValueError)


@check("q1", points=0.25, hint="Draw the row of the message on squared paper, slide the filter, and count.")
def test_agrees_with_counting_the_starts_one_by_one(student, rng, oracle):
    """For any side and filter the answer is what counting by hand gives."""
    rare = (5, 3, {"padding": "full", "dilation": 2})  # chance might leave these two out together
    for n, k, options in small_first([rare, *(_convolution(rng) for _ in range(RANDOM_CASES))]):
        student.conv_output_size(n, k, **options).equals(oracle.conv_output_size(n, k, **options))


@check("q2", points=0.5, hint="Compare your two numbers with where TensorFlow puts the odd zero: before or after the pixels?")
def test_puts_the_odd_zero_where_tensorflow_does(student):
    """An odd number of zeros can not be halved; the sides differ by one, as in TensorFlow."""
    student.same_padding(5, 2).equals((0, 1))
    student.same_padding(6, 4).equals((1, 2))
    student.same_padding(3, 6).equals((2, 3))


@check("q2", points=0.25, hint="Only the windows that start on the stride need room. Where does the last of them end?")
def test_needs_fewer_zeros_with_a_stride(student):
    """The zeros only make room for the windows that there are."""
    student.same_padding(4, 3, stride=2).equals((0, 1))
    student.same_padding(5, 3, stride=2).equals((1, 1))
    student.same_padding(7, 4, stride=3).equals((1, 2))
    student.same_padding(9, 3, stride=3).equals((0, 0))
    student.same_padding(10, 4, stride=2).equals((1, 1))


@check("q2", points=0.25, hint="Where does the last window end, and where does the image? If the window ends first, how many zeros are missing?")
def test_never_takes_pixels_away(student):
    """Where the windows leave pixels out, no zeros are needed, and none are taken away."""
    student.same_padding(6, 1, stride=3).equals((0, 0))
    student.same_padding(4, 2, stride=4).equals((0, 0))
    student.same_padding(9, 2, stride=4).equals((0, 1))


@check("q2", points=0.25, hint="How wide is the filter from its first tap to its last? Draw the dots.")
def test_makes_room_for_a_dilated_filter(student):
    """A dilated filter is wider and needs more zeros."""
    student.same_padding(5, 2, dilation=3).equals((1, 2))
    student.same_padding(6, 3, dilation=2).equals((2, 2))
    student.same_padding(7, 3, stride=2, dilation=2).equals((2, 2))


@check("q2", points=0.25, hint="Draw the row of the message with your zeros: does every start have a whole window, and is no zero left over?")
def test_agrees_with_adding_zeros_one_by_one(student, rng, oracle):
    """For any side and filter there are just as many zeros as are needed."""
    draws = ((_int(rng, 1, 9), _int(rng, 1, 6), _options(stride=_int(rng, 1, 4), dilation=_int(rng, 1, 3))) for _ in range(RANDOM_CASES))
    for n, k, options in small_first(draws):
        student.same_padding(n, k, **options).equals(oracle.same_padding(n, k, **options))


@check("q3", points=0.5, hint="Which side of the image decides the number of rows?")
def test_keeps_height_and_width_apart(student):
    """Rows come from the height and columns from the width."""
    student.conv_output_shape((5, 8), 3, 2, stride=2, padding=1).equals((3, 4, 2))
    student.conv_output_shape((7, 4), 2, 5).equals((6, 3, 5))


@check("q3", points=0.25, hint="A filter need not be square: which of its sides moves along the height?")
def test_takes_a_filter_that_is_not_square(student):
    """A pair as the filter's size means (height, width)."""
    student.conv_output_shape((6, 7), (1, 3), 4).equals((6, 5, 4))
    student.conv_output_shape((9, 5), (4, 2), 3).equals((6, 4, 3))


@check("q3", points=0.25, hint="The filter may jump further down than across: which number belongs to which side?")
def test_takes_a_stride_for_each_side(student):
    """A pair as the stride means (down, across)."""
    student.conv_output_shape((9, 8), 3, 2, stride=(2, 1)).equals((4, 6, 2))
    student.conv_output_shape((7, 9), (2, 3), 6, stride=(1, 3)).equals((6, 3, 6))


@check("q3", points=0.25, hint="Read the line about padding in the docstring once more: what do the two numbers of a pair stand for?")
def test_gives_both_sides_the_same_pair_of_zeros(student):
    """A pair as padding is (before, after), for the rows and for the columns alike."""
    student.conv_output_shape((5, 6), 3, 2, padding=(0, 2)).equals((5, 6, 2))
    student.conv_output_shape((4, 7), 2, 3, stride=2, padding=(1, 0)).equals((2, 4, 3))


@check("q3", points=0.25, hint="What does your function of question 1 do with such an input? Can it do the work here, too?")
def test_refuses_what_question_one_refuses(student):
    """A filter that does not fit along one of the sides, and impossible numbers, raise ValueError."""
    assert student.conv_output_shape((3, 4), 1, 2).value is not None
    student.conv_output_shape((2, 5), 3, 4).raises(ValueError)
    student.conv_output_shape((5, 2), 3, 4).raises(ValueError)
    student.conv_output_shape((5, 5), 3, 4, stride=0).raises(ValueError)
    student.conv_output_shape((5, 5), (0, 3), 4).raises(ValueError)
    student.conv_output_shape((5, 6), 3, 4, padding=-1).raises(ValueError)
    student.conv_output_shape((5, 6), 3, 4, padding="half").raises(ValueError)


@check("q3", points=0.5, hint="Work out the rows alone, then the columns alone, each as in question 1.")
def test_agrees_with_counting_rows_and_columns(student, rng, oracle):
    """For any image the shape is what counting rows, columns and maps gives."""
    cases = [_layer(rng) for _ in range(RANDOM_CASES)]
    for hw, k, filters, options in sorted(cases, key=lambda case: (sum(case[0]), case[2], str(case))):
        student.conv_output_shape(hw, k, filters, **options).equals(oracle.conv_output_shape(hw, k, filters, **options))


@check("q4", points=0.25, hint="Put the last box down: does it lie on the image with all its pixels?")
def test_leaves_out_pixels_that_fill_no_box(student):
    """Only whole boxes count."""
    student.pool_output_size(7).equals(3)
    student.pool_output_size(11, size=3).equals(3)
    student.pool_output_size(8, size=3, stride=2).equals(3)
    student.pool_output_size(9, size=6, stride=2).equals(2)
    student.pool_output_size(10, size=3, stride=4).equals(2)


@check("q4", points=0.25, hint="Draw the boxes: which of the two numbers is the width of a box, which the way to the next one?")
def test_boxes_may_overlap_or_leave_gaps(student):
    """The stride may be smaller or larger than the box."""
    student.pool_output_size(7, size=3, stride=2).equals(3)
    student.pool_output_size(5, size=3, stride=1).equals(3)
    student.pool_output_size(6, size=2, stride=4).equals(2)


@check("q4", points=0.25, hint="Mark the starts 0, stride, 2 * stride, ... as long as that pixel exists. Does the size of the box change their number?")
def test_same_keeps_the_last_pixels(student):
    """With "same" a box starts at every stride-th pixel, even if it sticks out."""
    student.pool_output_size(7, padding="same").equals(4)
    student.pool_output_size(5, size=3, padding="same").equals(2)
    student.pool_output_size(5, size=3, stride=1, padding="same").equals(5)
    student.pool_output_size(5, size=2, stride=1, padding="same").equals(5)
    student.pool_output_size(6, size=5, stride=1, padding="same").equals(6)
    student.pool_output_size(1, padding="same").equals(1)
    student.pool_output_size(4, size=2, stride=3, padding="same").equals(2)


@check("q4", points=0.25, hint="Go through the arguments one by one: which values make no sense, and does your function say so?")
def test_refuses_boxes_that_can_not_be(student):
    """Boxes that do not fit, sizes below one and other paddings raise ValueError."""
    assert student.pool_output_size(4).value is not None
    student.pool_output_size(1).raises(ValueError)
    student.pool_output_size(3, size=4).raises(ValueError)
    student.pool_output_size(1, size=4, stride=1).raises(ValueError)
    student.pool_output_size(0, size=1).raises(ValueError)
    student.pool_output_size(4, size=0).raises(ValueError)
    student.pool_output_size(4, size=-1).raises(ValueError)
    student.pool_output_size(4, stride=0).raises(ValueError)
    student.pool_output_size(0, padding="same").raises(ValueError)
    student.pool_output_size(5, padding="full").raises(ValueError)
    student.pool_output_size(5, padding="half").raises(ValueError)


@check("q4", points=0.25, hint="Draw the row of the message, lay the boxes on it, and count.")
def test_agrees_with_counting_the_boxes(student, rng, oracle):
    """For any side and box the answer is what counting the boxes gives."""
    for n, size, options in small_first(_pooling(rng) for _ in range(RANDOM_CASES)):
        student.pool_output_size(n, size, **options).equals(oracle.pool_output_size(n, size, **options))


@check("q5", points=0.75, hint="Take two neighbours of the map after two layers of stride 2: how many pixels apart do they start in the image?")
def test_looks_further_after_every_stride(student):
    """A layer looks at neighbours that the strides of the layers before it have set apart."""
    student.receptive_field([(3, 2), (3, 1)]).equals(7)
    student.receptive_field([(3, 2), (3, 2), (3, 1)]).equals(15)
    student.receptive_field([(3, 3), (2, 2), (4, 1)]).equals(24)


@check("q5", points=0.25, hint="Whose stride decides how far apart the inputs of a layer are: its own, or that of the layers before it?")
def test_reads_the_layers_in_their_order(student):
    """The first entry of the list is the layer next to the image."""
    student.receptive_field([(3, 2), (5, 1)]).equals(11)
    student.receptive_field([(5, 1), (3, 2)]).equals(7)


@check("q5", points=0.25, hint="Follow the table in the notebook layer by layer. At which layer does your number leave it?")
def test_sees_through_pairs_of_convolution_and_pooling(student):
    """Each pair of convolution and pooling widens the view, by more and more."""
    student.receptive_field([(3, 1), (2, 2), (3, 1), (2, 2)]).equals(10)
    student.receptive_field([(3, 1), (2, 2), (3, 1), (2, 2), (3, 1), (2, 2)]).equals(22)


@check(
    "q5",
    points=0.25,
    hint="Is the number wrong? Mend the other checks first. If not: which line of yours takes something out of the list, or puts something in?",
)
def test_leaves_the_list_alone(student):
    """The list of layers is the same after the call."""
    answer = student.receptive_field([(3, 1)])
    answer.equals(3)
    answer.leaves_its_inputs_alone()


@check("q5", points=0.5, hint="Draw one row of dots a layer, and follow the lines from one output back to the image.")
def test_agrees_with_following_every_pixel_back(student, rng, oracle):
    """For any list of layers the answer is what following the pixels back gives."""
    for layers in sorted((_layers(rng) for _ in range(RANDOM_CASES)), key=lambda layers: (len(layers), layers)):
        student.receptive_field(layers).equals(oracle.receptive_field(layers))


def small_first(cases):
    """Sort cases (n, k, options), so that the first one that fails is the smallest."""
    return sorted(cases, key=lambda case: (len(case[2]), case[0], case[1], str(case[2])))


def _convolution(rng):
    """Draw one convolution whose window fits: (n, k, options)."""
    k, stride, dilation = _int(rng, 1, 4), _int(rng, 1, 3), _int(rng, 1, 3)
    window = (k - 1) * dilation + 1
    padding = _padding(rng, "full")
    match padding:
        case "full":
            smallest = dilation  # a smaller image could lie in the gap between two taps: an overlap or not?
        case "same":
            smallest = 1
        case "valid":
            smallest = window
        case (before, after):
            smallest = max(1, window - before - after)
        case zeros:
            smallest = max(1, window - 2 * zeros)
    return smallest + _int(rng, 0, 7), k, _options(stride=stride, padding=padding, dilation=dilation)


def _layer(rng):
    """Draw one convolution layer: (hw, k, filters, options)."""
    kh, kw, sh, sw = (_int(rng, 1, 4) for _ in range(4))
    k = (kh, kw) if rng.random() < 0.5 else kh
    stride = (sh, sw) if rng.random() < 0.5 else sh
    hw = (4 + _int(rng, 0, 6), 4 + _int(rng, 0, 6))
    return hw, k, _int(rng, 1, 9), _options(stride=stride, padding=_padding(rng, "full"))


def _pooling(rng):
    """Draw one pooling whose box fits: (n, size, options)."""
    size, padding = _int(rng, 1, 4), str(rng.choice(["valid", "same"]))
    options = _options(padding=padding)
    if rng.random() < 0.6:
        options["stride"] = _int(rng, 1, 4)  # 1 too: it is not the default here
    return size + _int(rng, 0, 7), size, options


def _layers(rng):
    """Draw up to four layers; a kernel is never smaller than its stride, which would leave holes in the view."""
    strides = [_int(rng, 1, 3) for _ in range(_int(rng, 0, 4))]
    return [(stride + _int(rng, 0, 2), stride) for stride in strides]


def _padding(rng, *words):
    """Draw a padding of any kind."""
    kinds = ["valid", "same", *words, _int(rng, 0, 2), (_int(rng, 0, 3), _int(rng, 0, 3))]
    return kinds[_int(rng, 0, len(kinds) - 1)]


def _options(**values):
    """Leave out what is the default anyway: the call in a message stays short."""
    defaults = {"stride": 1, "padding": "valid", "dilation": 1}
    return {name: value for name, value in values.items() if value != defaults[name]}


def _int(rng, low, high):
    """Draw a Python int from low to high, both included."""
    return int(rng.integers(low, high + 1))
