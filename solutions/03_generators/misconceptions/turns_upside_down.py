"""Also flips the pictures upside down.

symptom: Some motorbikes stand on their seats.
fails: test_nothing_is_upside_down
says: Have you ever met a motorbike that stands on its seat? Which of your arguments does that?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True, vertical_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
