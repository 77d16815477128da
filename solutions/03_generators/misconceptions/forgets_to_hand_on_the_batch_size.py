"""Does not give Keras the batch size, so that it takes its own default, 32.

symptom: My epochs have 20 steps rather than 32.
fails: test_batches_have_the_shape_that_was_asked_for, test_has_the_sizes_of_the_course_unless_told_otherwise
says: Print len(x) of one batch. Who has chosen that number?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
