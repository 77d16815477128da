"""Milder augmentation with other edges, "sparse" labels, a seed, smooth resizing; os.walk and a set of fingerprints."""

import hashlib
import math
import os

from tensorflow.keras.preprocessing.image import ImageDataGenerator


def make_datagens():
    factor = 1.0 / 255.0
    train = ImageDataGenerator(rescale=factor, rotation_range=10, width_shift_range=0.05, height_shift_range=0.05, horizontal_flip=True, fill_mode="reflect")
    validation = ImageDataGenerator(rescale=factor)
    return [train, validation]


def make_flows(train_dir, validation_dir, target_size=(150, 150), batch_size=20):
    train_datagen, validation_datagen = make_datagens()
    train = train_datagen.flow_from_directory(
        train_dir, target_size=target_size, color_mode="rgb", class_mode="sparse", batch_size=batch_size, shuffle=True, seed=42, interpolation="bilinear"
    )
    validation = validation_datagen.flow_from_directory(
        directory=validation_dir, target_size=target_size, class_mode="sparse", batch_size=batch_size, shuffle=False, seed=42, interpolation="bilinear"
    )
    return train, validation


def count_batches(n_images, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    if n_images < 0:
        raise ValueError("n_images must not be negative")
    return math.ceil(n_images / batch_size)


def find_leaks(train_dir, validation_dir):
    def fingerprint(path):
        with open(path, "rb") as file:
            return hashlib.md5(file.read(), usedforsecurity=False).hexdigest()

    def files(folder):
        for where, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith((".jpg", ".jpeg", ".png")):
                    yield os.path.join(where, name)

    known = {fingerprint(path) for path in files(train_dir)}
    leaks = [os.path.relpath(path, validation_dir).replace(os.sep, "/") for path in files(validation_dir) if fingerprint(path) in known]
    leaks.sort()
    return leaks
