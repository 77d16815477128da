"""Augments the validation pictures as well.

symptom: My validation accuracy goes up and down with every evaluation of the same network.
fails: test_validation_pictures_stay_the_same, test_validation_pixels_are_only_divided_by_255
says: Validation is an exam. Would you change the questions each time?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    settings = {"rescale": 1 / 255, "rotation_range": 15, "width_shift_range": 0.1, "height_shift_range": 0.1, "horizontal_flip": True}
    return ImageDataGenerator(**settings), ImageDataGenerator(**settings)
