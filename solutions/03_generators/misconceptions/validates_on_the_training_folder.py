"""Reads both flows from the training folder.

symptom: My validation accuracy is better than I had hoped.
fails: test_every_picture_has_the_label_of_its_folder, test_every_picture_comes_once_in_each_pass
says: Which folder does each of your flows read? Print flow.directory for both.
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(train_dir, shuffle=False, **settings)
