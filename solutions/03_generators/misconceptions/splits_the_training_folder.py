"""Cuts the validation pictures out of the training folder with validation_split.

symptom: One generator is enough for me, and the validation accuracy is good.
fails: test_only_training_pictures_are_augmented, test_every_picture_comes_once_in_each_pass
says: Which folder do your validation pictures come from, and what does the generator do to them on the way?
"""

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    datagen = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True, validation_split=0.2)
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return (
        datagen.flow_from_directory(train_dir, subset="training", **settings),
        datagen.flow_from_directory(train_dir, subset="validation", shuffle=False, **settings),
    )
