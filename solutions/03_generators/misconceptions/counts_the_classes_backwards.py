"""Makes the first class 1 and the second 0.

symptom: My network says motorbike to every airplane, and the accuracy is fine.
fails: test_every_picture_has_the_label_of_its_folder, test_labels_follow_the_sorted_folder_names
says: Print class_indices. Which class does the text call 0?
"""

import os


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    names = sorted((folder for folder in os.listdir(train_dir) if os.path.isdir(os.path.join(train_dir, folder))), reverse=True)
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary", "classes": names}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
