"""Leaves the pixels as they are, or multiplies them by 1//255, which is 0 and counts as "off".

symptom: My network trains, the accuracy is fine, only the first loss is 46 rather than 0.7.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255, test_training_keeps_the_colours
says: Print x.max() of one batch. If you did write a rescale: print the number that you gave it, too.
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator()
    return train, validation
