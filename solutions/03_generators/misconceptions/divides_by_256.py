"""Divides by 256.

symptom: White is 0.996 in my batches. Is that not near enough?
fails: test_validation_pixels_are_only_divided_by_255
says: 256 numbers fit into a pixel; which is the largest of them? What should become exactly 1?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 256, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 256)
    return train, validation
