"""Makes both flows and returns nothing.

symptom: TypeError: cannot unpack non-iterable NoneType object.
fails: test_every_picture_has_the_label_of_its_folder, test_every_picture_comes_once_in_each_pass
says: Keras prints what it has found, and what does your function give back?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    train.flow_from_directory(train_dir, **settings)
    validation.flow_from_directory(validation_dir, shuffle=False, **settings)
