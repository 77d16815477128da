"""Leaves class_mode at its default, or says "categorical".

symptom: ValueError: target shape (None, 2) does not fit the output (None, 1).
fails: test_batches_have_the_shape_that_was_asked_for, test_labels_follow_the_sorted_folder_names
says: How many columns has y, and how many output units will the network have?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
