"""Takes the validation generator for both flows.

symptom: All pictures of my Figure 4 stand upright.
fails: test_only_training_pictures_are_augmented
says: Which of your two generators do the training pictures go through?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    _, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return validation.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
