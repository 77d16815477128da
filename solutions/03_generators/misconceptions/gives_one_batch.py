"""Gives the first batch of each flow.

symptom: fit says that it got two batches and not two flows.
fails: test_every_picture_has_the_label_of_its_folder, test_every_picture_comes_once_in_each_pass
says: Do you hand back the tap or one glass of water? What should the training do in the second step?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return next(train.flow_from_directory(train_dir, **settings)), next(validation.flow_from_directory(validation_dir, shuffle=False, **settings))
