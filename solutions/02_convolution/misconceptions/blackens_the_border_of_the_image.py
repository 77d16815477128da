"""Overwrites the border of the image with zeros instead of adding a frame.

symptom: The shape does not change, and my original image has a black border now.
fails: test_padding_leaves_its_image_alone, test_puts_zeros_on_all_four_sides
says: Where did the pixels go that were at the border? Is there an array with room for the image and the frame?
"""


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    height, width = x.shape[1:3]
    x[:, :top] = 0
    x[:, height - bottom :] = 0
    x[:, :, :left] = 0
    x[:, :, width - right :] = 0
    return x
