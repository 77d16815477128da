"""Writes keras.preprocessing.image.ImageDataGenerator, where it was years ago.

symptom: AttributeError: module 'keras.preprocessing.image' has no attribute 'ImageDataGenerator'.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: Nothing is wrong with your idea, it is an old address. The first cell of the notebook has already imported the name that you need.
"""

import keras


def make_datagens():
    train = keras.preprocessing.image.ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True
    )
    return train, keras.preprocessing.image.ImageDataGenerator(rescale=1 / 255)
