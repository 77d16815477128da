"""Gives Keras (width, height).

symptom: Nothing: with 150x150 everything works.
fails: test_batches_have_the_shape_that_was_asked_for, test_target_size_is_height_and_width
says: Ask for (30, 40) and print x.shape. In which order do Keras and Pillow name the sides?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size[::-1], "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
