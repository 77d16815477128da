"""Gives the width shift and forgets the height shift.

symptom: My pictures move along one line only.
fails: test_moves_by_a_tenth_at_most_both_ways
says: Shifts have two directions. How many arguments are there for them, and how many did you give?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
