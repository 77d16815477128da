"""Divides by 255 in a function of its own, and by 255 once more with rescale.

symptom: My pictures are all black, and the network learns slowly or not at all.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255, test_training_keeps_the_colours
says: Print x.max(). How often is each pixel divided on its way into the batch, and by whom?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def _shrink(x):
    return x / 255


def make_datagens():
    train = ImageDataGenerator(
        rescale=1 / 255, preprocessing_function=_shrink, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True
    )
    validation = ImageDataGenerator(rescale=1 / 255, preprocessing_function=_shrink)
    return train, validation
