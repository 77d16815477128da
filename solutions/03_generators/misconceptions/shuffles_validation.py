"""Leaves the validation flow shuffled, which is Keras' default.

symptom: model.evaluate is fine, but my confusion matrix looks like guessing.
fails: test_training_is_shuffled_and_validation_is_in_order, test_validation_pictures_arrive_as_they_are
says: Is row 17 of the predictions file 17? What does Keras do about the order if you say nothing?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, **settings)
