"""Shears by up to 20 degrees.

symptom: I copied the list of arguments from an example, and my pictures lean.
fails: test_keeps_size_and_shape
says: Read the table of changes in the text once more. Which of your arguments is not in it?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True, shear_range=20)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
