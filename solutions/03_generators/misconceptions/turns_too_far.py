"""Turns by up to 45 degrees.

symptom: My planes nose-dive.
fails: test_turns_by_fifteen_degrees_at_most
says: By how many degrees may a training picture be turned? Look at the largest one of Figure 3.
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=45, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
