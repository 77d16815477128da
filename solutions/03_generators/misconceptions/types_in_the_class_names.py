"""Types the names of the classes into the function.

symptom: It works with our folders, but with others Keras finds no pictures.
fails: test_labels_follow_the_sorted_folder_names
says: Call your function with folders of other names. Who knows the classes: you or the folder?
"""


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()  # noqa: F821  the notebook's
    settings = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary", "classes": ["airplanes", "motorbikes"]}
    return train.flow_from_directory(train_dir, **settings), validation.flow_from_directory(validation_dir, shuffle=False, **settings)
