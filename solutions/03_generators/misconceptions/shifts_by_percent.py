"""Gives the shifts in percent: 10.

symptom: It looks right on pictures of 150x150 and far too much on small ones.
fails: test_moves_by_a_tenth_at_most_both_ways
says: What does a shift of 1 or more mean to Keras: a part of the picture or a number of pixels?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=10, height_shift_range=10, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
