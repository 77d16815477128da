"""Flips upside down, and not left to right.

symptom: Some motorbikes stand on their seats, and none looks the other way.
fails: test_nothing_is_upside_down, test_mirrors_some_pictures
says: Look at Figure 3: does a horizontal flip exchange left and right, or above and below?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, vertical_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
