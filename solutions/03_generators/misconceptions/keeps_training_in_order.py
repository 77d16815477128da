"""Switches the shuffling off for training, too.

symptom: The training accuracy jumps: 0.5, 0.9, 0.5, 1.0.
fails: test_training_is_shuffled_and_validation_is_in_order, test_training_mixes_the_classes_anew_in_every_pass
says: Print the labels of the first training batches. What does a network learn from a batch of airplanes only?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary", "shuffle": False}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, **settings)
