"""Flows of its own, read with Pillow; rescaling by a function; leaks by comparing every pair."""

import os

import keras
import numpy as np
from PIL import Image
from tensorflow.keras.preprocessing.image import ImageDataGenerator

ENDINGS = {"jpg", "jpeg", "png"}


def _shrink(x):
    return x / 255.0


def make_datagens():
    augmentation = {"rotation_range": 15, "width_shift_range": [-0.1, 0.1], "height_shift_range": (-0.1, 0.1), "horizontal_flip": True}
    train = ImageDataGenerator(preprocessing_function=_shrink, fill_mode="constant", cval=128, **augmentation)
    return train, ImageDataGenerator(preprocessing_function=_shrink)


class Pictures(keras.utils.PyDataset):
    """Batches of the pictures below a folder."""

    def __init__(self, folder, datagen, target_size, batch_size, shuffle):
        super().__init__()
        self.datagen, self.size, self.batch_size, self.shuffle = datagen, target_size, batch_size, shuffle
        classes = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
        self.files = [
            (os.path.join(where, name), float(label))
            for label, each in enumerate(classes)
            for where, _, names in sorted(os.walk(os.path.join(folder, each)))
            for name in sorted(names)
            if name.rpartition(".")[2].lower() in ENDINGS
        ]
        self.order = np.arange(len(self.files))
        self.on_epoch_end()

    def __len__(self):
        return count_batches(len(self.files), self.batch_size)

    def __getitem__(self, index):
        chosen = [self.files[i] for i in self.order[index * self.batch_size : (index + 1) * self.batch_size]]
        x = np.stack([self.read(path) for path, _ in chosen])
        return x, np.array([label for _, label in chosen])

    def read(self, path):
        height, width = self.size
        with Image.open(path) as picture:
            pixels = np.asarray(picture.convert("RGB").resize((width, height), Image.Resampling.NEAREST), dtype="float32")
        return self.datagen.standardize(self.datagen.random_transform(pixels))

    def on_epoch_end(self):
        if self.shuffle:
            np.random.shuffle(self.order)  # noqa: NPY002


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train, validation = make_datagens()
    return Pictures(train_dir, train, target_size, batch_size, shuffle=True), Pictures(validation_dir, validation, target_size, batch_size, shuffle=False)


def count_batches(n_images, batch_size):
    if not (batch_size >= 1 and n_images >= 0):
        raise ValueError(f"can not deal {n_images} pictures into batches of {batch_size}")
    return len(range(0, n_images, batch_size))


def find_leaks(train_dir, validation_dir):
    def contents(folder):
        found = []
        for where, _, names in os.walk(folder):
            for name in names:
                with open(os.path.join(where, name), "rb") as file:
                    found.append((os.path.relpath(os.path.join(where, name), folder), file.read()))
        return found

    known = contents(train_dir)
    leaks = []
    for path, content in contents(validation_dir):
        if path.rpartition(".")[2].lower() in ENDINGS and any(content == other for _, other in known):
            leaks.append(path.replace(os.sep, "/"))
    return sorted(leaks)
