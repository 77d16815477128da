"""Sets class_mode to None.

symptom: None values not supported.
fails: test_batches_have_the_shape_that_was_asked_for, test_labels_follow_the_sorted_folder_names
says: What does a batch consist of? Where are the labels?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": None}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
