"""Gives the rotation as a part of something, like the shifts.

symptom: I asked for rotation, but my pictures stand upright.
fails: test_turns_by_fifteen_degrees_at_most
says: In which unit is rotation_range measured? How far is 0.15 of it?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=0.15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
