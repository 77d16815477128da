"""Sets class_mode to "input".

symptom: My labels are pictures.
fails: test_batches_have_the_shape_that_was_asked_for, test_labels_follow_the_sorted_folder_names
says: Print y.shape. What should the network say about a picture?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "input"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
