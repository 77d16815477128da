"""Changes the brightness at random.

symptom: Some of my pictures are dark.
fails: test_training_keeps_the_colours
says: Read the table of changes in the text once more. Which of your arguments changes colours, not places?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    train = ImageDataGenerator(
        rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True, brightness_range=(0.6, 1.4)
    )
    validation = ImageDataGenerator(rescale=1 / 255)
    return train, validation
