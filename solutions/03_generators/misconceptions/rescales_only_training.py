"""Rescales the training pictures and not the validation pictures.

symptom: Training and validation accuracy are both fine, and I can not see what is wrong.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: Do both sets wear the same glasses? Print x.max() of one batch of each.
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator()
    return train, validation
