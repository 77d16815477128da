"""Gives the two flows in the wrong order.

symptom: Figure 5 has its two right pictures exchanged.
fails: test_training_is_shuffled_and_validation_is_in_order, test_every_picture_comes_once_in_each_pass
says: Which of your two flows comes back first, and which one is first in the docstring?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return validation.flow_from_directory(validation_dir, shuffle=False, **settings), train.flow_from_directory(train_dir, **settings)
