"""Checks of 01 that students run in their notebooks."""

from autograder.check import check


@check("q1", points=0.5, hint="Slide a filter that is as wide as the image itself: how many places does it have?")
def test_counts_the_positions_of_a_filter(student):
    """A filter that moves pixel by pixel has one position for every start that fits."""
    student.conv_output_size(10, 3).equals(8)
    student.conv_output_size(10, 5).equals(6)
    student.conv_output_size(150, 3).equals(148)
    student.conv_output_size(3, 3).equals(1)


@check("q1", points=0.5, hint="Write down the starts 0, stride, 2 * stride, ... and cross out those where the filter would stick out. Count the rest.")
def test_jumps_by_the_stride(student):
    """The filter jumps by the stride, and the answer is a whole number."""
    student.conv_output_size(6, 3, stride=1).equals(4)
    student.conv_output_size(7, 3, stride=2).equals(3)
    student.conv_output_size(10, 4, stride=3).equals(3)
    student.conv_output_size(9, 3, stride=3).equals(3)
    student.conv_output_size(10, 2, stride=2).equals(5)


@check("q1", points=0.5, hint="Draw the row of pixels with its zeros. How long has it become in all?")
def test_pads_both_sides(student):
    """A number as padding means that many zeros on both sides."""
    student.conv_output_size(10, 3, padding=1).equals(10)
    student.conv_output_size(5, 2, padding=1).equals(6)
    student.conv_output_size(7, 3, stride=2, padding=1).equals(4)
    student.conv_output_size(8, 4, stride=3, padding=1).equals(3)
    student.conv_output_size(6, 3, padding=0).equals(4)


@check("q1", points=0.25, hint='With "same", a window starts at pixel 0, stride, 2 * stride, ... as long as that pixel exists.')
def test_same_keeps_the_size_at_stride_one(student):
    """With "same" only the stride makes the map smaller."""
    student.conv_output_size(10, 3, padding="same").equals(10)
    student.conv_output_size(10, 3, stride=2, padding="same").equals(5)
    student.conv_output_size(12, 5, stride=3, padding="same").equals(4)


@check("q2", points=0.5, hint="Put the middle of the filter on the first pixel: how many taps hang over the edge?")
def test_centres_an_odd_filter(student):
    """An odd filter at stride 1 gets equally many zeros on both sides."""
    student.same_padding(5, 3).equals((1, 1))
    student.same_padding(10, 5).equals((2, 2))
    student.same_padding(5, 1).equals((0, 0))


@check("q3", points=0.5, hint="One filter makes one map. What does the third number of the shape count?")
def test_gives_height_width_and_filters(student):
    """The shape is (height, width, number of filters)."""
    student.conv_output_shape((150, 150), 3, 16).equals((148, 148, 16))
    student.conv_output_shape((10, 10), 5, 4).equals((6, 6, 4))
    student.conv_output_shape((4, 6), 3, 2).equals((2, 4, 2))


@check("q3", points=0.5, hint="Which of the arguments does your function never use?")
def test_uses_stride_and_padding(student):
    """Stride and padding work as in question 1, along both sides."""
    student.conv_output_shape((10, 7), 3, 8, padding="same").equals((10, 7, 8))
    student.conv_output_shape((11, 7), 3, 8, stride=2).equals((5, 3, 8))
    student.conv_output_shape((9, 7), 3, 8, stride=2, padding=1).equals((5, 4, 8))


@check("q4", points=0.5, hint="Lay the boxes side by side, edge to edge, without a gap. How many fit?")
def test_halves_an_even_side(student):
    """The usual box of two pixels halves an even side."""
    student.pool_output_size(148).equals(74)
    student.pool_output_size(10).equals(5)
    student.pool_output_size(10, stride=2).equals(5)


@check("q4", points=0.25, hint="If nobody names a stride, the boxes lie edge to edge. How far apart are their starts then?")
def test_jumps_by_the_size_of_the_box(student):
    """Without a stride the boxes lie edge to edge, whatever their size."""
    student.pool_output_size(9, size=3).equals(3)
    student.pool_output_size(8, size=4).equals(2)
    student.pool_output_size(12, size=4, stride=4).equals(3)


@check("q5", points=0.25, hint="No layer at all: the output is the input. How many pixels does one pixel see?")
def test_sees_one_pixel_without_layers(student):
    """Without any layer an output is one pixel of the input."""
    student.receptive_field([]).equals(1)


@check("q5", points=0.25, hint="One output of one layer: which pixels went into its sum?")
def test_sees_one_window_through_one_layer(student):
    """Through one layer an output sees one window, wherever the next window starts."""
    student.receptive_field([(3, 1)]).equals(3)
    student.receptive_field([(5, 2)]).equals(5)


@check("q5", points=0.5, hint="Draw two rows of dots, one a layer. Which dots of the first row can the last one reach?")
def test_sees_more_through_two_layers(student):
    """A second layer widens the view by the windows that it joins."""
    student.receptive_field([(3, 1), (3, 1)]).equals(5)
    student.receptive_field([(3, 1), (2, 2)]).equals(4)
    student.receptive_field([(5, 1), (3, 1)]).equals(7)
