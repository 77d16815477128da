"""Gives the two generators in the wrong order.

symptom: The lower row of Figure 3 is augmented and the upper row is not.
fails: test_validation_pictures_stay_the_same, test_training_pictures_change_every_time
says: Which of your two generators comes back first, and which one is first in the docstring?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255)
    validation = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    return train, validation
