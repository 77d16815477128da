"""Imports ImageDataGenerator from keras, where it was years ago.

symptom: ImportError: cannot import name 'ImageDataGenerator' from 'keras.preprocessing.image'.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: Nothing is wrong with your idea, it is an old address. Compare your import with the one in the first cell of the notebook.
"""


def make_datagens():
    from keras.preprocessing.image import ImageDataGenerator

    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    return train, ImageDataGenerator(rescale=1 / 255)
