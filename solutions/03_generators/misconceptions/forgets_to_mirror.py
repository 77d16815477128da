"""Does not mirror the pictures.

symptom: All my motorbikes look the same way.
fails: test_mirrors_some_pictures
says: The table in the text has four changes. Tick off those that you see in Figure 3.
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
