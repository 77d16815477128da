"""Gives back the training generator alone.

symptom: TypeError: cannot unpack non-iterable ImageDataGenerator object.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: How many generators are asked for, and how many stand behind your return?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    return ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
