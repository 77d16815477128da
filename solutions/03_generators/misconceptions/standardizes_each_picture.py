"""Subtracts the mean of every picture and divides by its spread.

symptom: My batches have negative numbers.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255, test_training_keeps_the_colours
says: What does `samplewise_...` do to a picture that is all grey? Which argument alone brings 0..255 to 0..1?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(
        samplewise_center=True, samplewise_std_normalization=True, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True
    )
    validation = ImageDataGenerator(samplewise_center=True, samplewise_std_normalization=True)
    return train, validation
