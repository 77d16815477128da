"""Rescales by 255 rather than by 1/255.

symptom: My loss is in the thousands, and my pictures are all white.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: `rescale` is multiplied with every pixel. Should the numbers shrink or grow?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=255)
    return train, validation
