"""Makes both generators and returns nothing.

symptom: TypeError: cannot unpack non-iterable NoneType object.
fails: test_pixels_lie_between_zero_and_one, test_validation_pixels_are_only_divided_by_255
says: What does a function give back that ends without a return?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)  # noqa: F841  that is the mistake
    validation = ImageDataGenerator(rescale=1 / 255)  # noqa: F841
