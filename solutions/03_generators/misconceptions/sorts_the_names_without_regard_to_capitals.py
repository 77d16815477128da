"""Sorts the class names itself, capitals like small letters.

symptom: With Motorbikes and airplanes all my labels are the other way round.
fails: test_labels_follow_the_sorted_folder_names
says: What is sorted(['Motorbikes', 'airplanes'])? Print class_indices when you leave the order to Keras.
"""

import os


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    names = sorted((folder for folder in os.listdir(train_dir) if os.path.isdir(os.path.join(train_dir, folder))), key=str.lower)
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary", "classes": names}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
