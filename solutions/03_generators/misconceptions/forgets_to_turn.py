"""Does not turn the pictures.

symptom: Everything moves, but nothing is turned.
fails: test_turns_by_fifteen_degrees_at_most
says: The table in the text has four changes. Tick off those that you see in Figure 3.
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
