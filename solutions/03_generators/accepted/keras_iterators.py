"""DirectoryIterator called by its own name, wrap-around edges, divmod; leaks with pathlib and filecmp."""

import filecmp
from pathlib import Path

import numpy as np
from tensorflow.keras.preprocessing.image import DirectoryIterator, ImageDataGenerator


def make_datagens():
    validation = ImageDataGenerator(rescale=np.float32(1) / 255)
    train = ImageDataGenerator(np.False_, fill_mode="wrap")
    train.rescale = validation.rescale
    train.rotation_range, train.horizontal_flip = 5.0, True
    train.height_shift_range = train.width_shift_range = 0.1
    return train, validation


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    def flow(folder, datagen, shuffle):
        return DirectoryIterator(folder, datagen, target_size, class_mode="binary", batch_size=batch_size, shuffle=shuffle, interpolation="lanczos")

    return tuple(flow(folder, datagen, i == 0) for i, (folder, datagen) in enumerate(zip((train_dir, validation_dir), make_datagens(), strict=True)))


def count_batches(n_images, batch_size):
    if batch_size <= 0 or n_images < 0:
        raise ValueError
    full, rest = divmod(n_images, batch_size)
    return full + 1 if rest else full


def find_leaks(train_dir, validation_dir):
    leaks = set()
    for pattern in ("*.jpg", "*.jpeg", "*.png"):
        for path in Path(validation_dir).rglob("*"):
            if not path.match(pattern) and not Path(path.name.lower()).match(pattern):
                continue
            for other in Path(train_dir).rglob("*"):
                if other.is_file() and filecmp.cmp(path, other, shallow=False):
                    leaks.add(str(path.relative_to(validation_dir)))
    return sorted(leaks)
