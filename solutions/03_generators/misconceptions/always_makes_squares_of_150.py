"""Writes 150x150 into the function.

symptom: It works with the course's pictures.
fails: test_batches_have_the_shape_that_was_asked_for, test_target_size_is_height_and_width
says: Where does `target_size` enter your function?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": (150, 150), "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
