"""Exchanges the two generators.

symptom: The validation pictures are turned, the training pictures stand upright.
fails: test_only_training_pictures_are_augmented, test_validation_pictures_arrive_as_they_are
says: make_datagens gives (train, validation). In which order do you take them?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    validation, train = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
