"""Takes the training generator for both flows.

symptom: My validation accuracy goes up and down with every evaluation of the same network.
fails: test_only_training_pictures_are_augmented, test_validation_pictures_arrive_as_they_are
says: Which of your two generators do the validation pictures go through?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, _ = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), train.flow_from_directory(validation_dir, shuffle=False, **settings)
