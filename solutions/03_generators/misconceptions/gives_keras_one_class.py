"""Gives Keras the folder of one class.

symptom: Found 0 images belonging to 0 classes.
fails: test_every_picture_has_the_label_of_its_folder, test_every_picture_comes_once_in_each_pass
says: Which folders does Keras take for classes: the one that you name, or those inside it?
"""

import os


def first_folder(path):
    return os.path.join(path, min(name for name in os.listdir(path) if os.path.isdir(os.path.join(path, name))))


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return (
        train.flow_from_directory(first_folder(train_dir), **settings),
        validation.flow_from_directory(first_folder(validation_dir), shuffle=False, **settings),
    )
