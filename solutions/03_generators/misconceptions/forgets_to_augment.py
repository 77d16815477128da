"""Rescales only; no training picture changes.

symptom: All pictures of my Figure 3 look the same.
fails: test_training_pictures_change_every_time, test_turns_by_fifteen_degrees_at_most
says: Plot one picture eight times with each generator. What should differ between the two rows?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
