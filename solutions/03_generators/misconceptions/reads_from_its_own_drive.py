"""Reads from a folder on the student's own drive.

symptom: FileNotFoundError, but only in the grader.
fails: test_every_picture_has_the_label_of_its_folder, test_every_picture_comes_once_in_each_pass
says: Would it run on another computer? Which names did the function get for the two folders?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return (
        train.flow_from_directory("/content/drive/MyDrive/images/train", **settings),
        validation.flow_from_directory("/content/drive/MyDrive/images/validation", shuffle=False, **settings),
    )
