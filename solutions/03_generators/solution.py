# %% [markdown]
# # 03 Data generators and augmentation
#
# In assignment 02 you worked on two drawings. A network needs hundreds of pictures, all of one size, in small portions, each with its label. Keras
# brings them from a folder with an *image generator*. Four functions today, each only a few lines, but nearly every mistake in them stays invisible:
# the network trains, the accuracy looks fine, and it means nothing. So today you mostly learn how to *look*.
#
# | question | function | points |
# |---|---|---|
# | q1 | `make_datagens`: pixels from 0 to 1, and small random changes for training | 5 |
# | q2 | `make_flows`: batches of pictures and labels from two folders | 5 |
# | q3 | `count_batches`: how many batches make an epoch | 2 |
# | q4 | `find_leaks`: validation pictures that the network has seen in training | 3 |
#
# **15 points, about 90 minutes.** The questions can be answered in any order, only q2 uses q1.
#
# **How the checks work.** Below each function, `grader.check("q1")` runs the *visible* checks; run it as often as you like. After you hand in,
# *hidden* checks call your functions with pictures and folders that you have never seen: other names, other sizes, other numbers of pictures. They look
# at the pixels and labels that come out, and never at how you wrote it. So a path, a size or a class name typed into a function will not do.

# %% tags=["setup"]
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # TensorFlow is talkative when it wakes up

import keras
import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from tensorflow.keras.preprocessing.image import ImageDataGenerator

try:
    from autograder import Notebook, draw_images
except ImportError as missing:
    raise ImportError("The pictures are drawn by cnn-autograder. Install it, then restart the kernel: pip install cnn-autograder") from missing

grader = Notebook("03_generators")
train_dir, validation_dir = draw_images("images", train=320, validation=80, seed=7)  # 320 and 80 of each class

# %% [markdown]
# One line of the cell above deserves a look: `from tensorflow.keras.preprocessing.image import ImageDataGenerator`. Older books and answers on the
# web write `from keras.preprocessing.image import ...`; in Keras 3 that fails. Never mind, the class is the same.
#
# ## What lies in the folders
#
# `draw_images` has drawn airplanes and motorbikes and saved them as JPEG files, the same ones on every computer. (The real course data are photographs
# of [Caltech101](https://doi.org/10.22002/D1.20086), 800 airplanes and 798 motorbikes. What you write today works for both.) Two folders, and in each
# one subfolder for each class:
#
# ```
# images/
#     train/          the network learns from these
#         airplanes/  motorbikes/
#     validation/     the exam: never used for learning
#         airplanes/  motorbikes/
# ```

# %%
def look(axis, picture, title):
    """Show one picture, without ticks: here the content counts, not the pixel."""
    axis.imshow(picture, interpolation="nearest")
    axis.set(title=title, xticks=[], yticks=[])


class_folders = sorted(Path(train_dir).iterdir())
figure, axes = plt.subplots(2, 4, figsize=(14, 5.4), layout="constrained")
for row, folder in zip(axes, class_folders, strict=True):
    for axis, file in zip(row, sorted(folder.iterdir()), strict=False):
        with Image.open(file) as picture:
            look(axis, picture, f"{folder.name}: {picture.height} x {picture.width}")
plt.show()

# %% [markdown]
# *Figure 1.* Two rows of four drawings, airplanes above, motorbikes below; each title gives height x width in pixels. The two pictures of a column share
# scene and size, and only the machine differs. Notice: no two columns have the same size. A dense layer needs the same number of inputs every time, so
# all pictures must be brought to one size first: 150x150 in this course.

# %%
sizes = {}
for folder in class_folders:
    opened = [Image.open(file) for file in sorted(folder.iterdir())]  # reads the header only, not the pixels
    sizes[folder.name] = np.array([(picture.width, picture.height) for picture in opened])

figure, axis = plt.subplots(figsize=(7.5, 4.6), layout="constrained")
styles = [{"marker": "o", "s": 45, "facecolor": "none", "edgecolor": "C0"}, {"marker": "x", "s": 20, "color": "C1"}]
for (name, points), style in zip(sizes.items(), styles, strict=True):
    axis.scatter(points[:, 0], points[:, 1], label=f"{name} ({len(points)})", **style)
axis.plot(150, 150, "k*", markersize=14, label="150 x 150")
axis.set(title="sizes of the training pictures", xlabel="width in pixels", ylabel="height in pixels", xlim=0, ylim=0)
axis.legend(loc="upper left")
plt.show()

# %% [markdown]
# *Figure 2.* Sizes of the training pictures, blue circles for airplanes and orange crosses for motorbikes; a black star marks 150x150. There is a cross in
# every circle: the size says nothing about the class. Notice: that is not a matter of course. In Caltech101 every airplane is at least 356 pixels wide
# and no motorbike more than 282, so the rule "wider than 320" alone is right for every picture, and has not learned a thing about airplanes. Look at your
# data before you believe an accuracy.

# %% [markdown]
# ## 1. Two generators
#
# An `ImageDataGenerator` holds no pictures. It is a recipe: what to do with each picture on its way into the network.
#
# **Rescale.** A pixel in a file is a whole number from 0 to 255. Networks learn best from small numbers, so every pixel is multiplied by 1/255:
# 0 stays 0, 51 becomes 0.2, 255 becomes 1. The argument is `rescale`. Training *and* validation pictures need it; a network that has learned from
# numbers up to 1 and is examined with numbers up to 255 wears the wrong glasses. The accuracy will rarely tell you: print `x.max()` and know.
#
# **Augment.** An airplane that is turned by 10 degrees, moved a little, or seen in a mirror is still an airplane. If every picture is changed at random
# each time it is shown, the network never sees exactly the same one twice and can not learn it by heart. We use
#
# | change | how much | for a picture of 150x150 |
# |---|---|---|
# | rotation | up to 15 degrees either way | a corner moves by up to 28 pixels |
# | width shift | up to 0.1 of the width, left or right | 15 pixels |
# | height shift | up to 0.1 of the height, up or down | 15 pixels |
# | horizontal flip | half of the pictures | left becomes right |
#
# and nothing else. In particular nothing upside down: have you ever met a motorbike that stands on its seat? (A curiosity: Keras has two names mixed up.
# With `width_shift_range` alone a picture moves up and down, with `height_shift_range` alone left and right;
# [people have complained](https://github.com/keras-team/keras/issues/17398). With 0.1 for both, and square pictures, nobody notices.)
#
# **Only the training pictures are augmented.** Validation is an exam. If the questions changed at random each time, two marks could not be compared,
# and the question would no longer be how the network does on real pictures.
#
# Keras' names for all of this are in the
# [documentation](https://www.tensorflow.org/api_docs/python/tf/keras/preprocessing/image/ImageDataGenerator); mind the units. Rotation needs SciPy
# (`pip install scipy`), which neither Keras nor TensorFlow brings along.
#
# **Predict first:** what is `1//255` in Python? And what might Keras do with a `rescale` of 0? (It takes 0 for "off", and does not say so.)

# %%
def make_datagens() -> tuple[ImageDataGenerator, ImageDataGenerator]:
    """Recipes for training and validation pictures.

    Returns: two generators (train, validation). Both bring pixels from 0..255 to 0..1.
    The training generator also changes each picture at random, anew each time it is shown:
    rotation by up to 15 degrees, shifts by up to 0.1 of the width and of the height,
    and a horizontal flip for half of the pictures. The validation generator changes nothing else.

    Example:
        a pixel of 51 is 0.2 afterwards
    """
    # BEGIN SOLUTION
    train = ImageDataGenerator(rescale=1 / 255, rotation_range=15, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)
    return train, ImageDataGenerator(rescale=1 / 255)
    # END SOLUTION

# %%
grader.check("q1")

# %%
with Image.open(min(class_folders[1].iterdir())) as picture:
    motorbike = np.asarray(picture.convert("RGB").resize((150, 150)))
eight_times = np.stack([motorbike] * 8)  # (8, 150, 150, 3)

with suppress(NotImplementedError):  # the picture appears once q1 is filled in
    keras.utils.set_random_seed(1)  # the same "random" changes for everyone; try other numbers
    figure, axes = plt.subplots(2, 8, figsize=(15, 4.2), layout="constrained")
    for row, datagen, name in zip(axes, make_datagens(), ["training", "validation"], strict=True):
        changed = datagen.flow(eight_times, batch_size=8, shuffle=False)[0]
        for i, (axis, each) in enumerate(zip(row, changed, strict=True), start=1):
            look(axis, each.clip(0, 1), f"{name} {i}")
        print(f"{name}: pixels from {changed.min():.2f} to {changed.max():.2f}")
    plt.show()

# %% [markdown]
# *Figure 3.* One motorbike, shown eight times by each generator. Upper row, training: turned a little, moved a little, some looking left and some
# right. Lower row, validation: eight times the very same picture. Notice the edges of the upper row: where a picture was moved away, Keras draws out the
# last row or column of pixels (`fill_mode="nearest"`). If all pixels of a row look white or black, look at the printed numbers: was it rescaled?

# %% [markdown]
# ## 2. Batches from a folder
#
# `datagen.flow_from_directory(folder, ...)` finds the pictures below a folder and brings them in batches: `x` of shape (20, 150, 150, 3) and `y` with 20
# labels. You decide:
#
# - **`target_size`** is (height, width), as everywhere in Keras. (Pillow, which reads the files, says (width, height). With 150x150 you would never
#   notice that you mixed them up.)
# - **`class_mode="binary"`** gives one number for each picture, 0.0 or 1.0, so `y` has the shape (20,). Our network will have one output unit, and one
#   number is what it needs. The default would give two columns.
# - **`batch_size`**: a step of the training looks at one batch.
# - **`shuffle`**: training pictures come in a new random order in every pass, or *epoch*. Otherwise the first 16 batches would hold airplanes only, and the
#   network would learn to say "airplane" to everything. Validation pictures must come in order: later we want to ask *which* pictures were wrong, and
#   row 17 of the predictions must belong to file 17. Keras shuffles unless you tell it not to.
#
# **Which class is 1?** Keras sorts the names of the subfolders and counts from 0: `airplanes` 0, `motorbikes` 1. You can ask `flow.class_indices`. Never
# guess: in the original Caltech101 the folders are called `airplanes` and `Motorbikes`. Computers sort capitals before small letters ("M" is number 77,
# "a" is 97), so there the motorbikes are 0 and the airplanes are 1.
#
# **Predict first:** we have 320 + 320 training and 80 + 80 validation pictures. How many batches of 20 does each flow have? And what is the label of every
# picture in the first batch of the validation flow?

# %%
def make_flows(
    train_dir: str,
    validation_dir: str,
    target_size: tuple[int, int] = (150, 150),
    batch_size: int = 20,
):
    """Batches of pictures with their labels, from two folders.

    Arguments:
        train_dir, validation_dir: folders with one subfolder for each class
        target_size: (height, width) of the pictures in the batches
        batch_size: pictures in a batch; the last batch may have fewer

    Returns: two flows (train, validation) made with flow_from_directory, for which
    x, y = flow[i] are pictures (batch_size, height, width, 3) and labels (batch_size,), 0.0 or 1.0.
    Training pictures are augmented and come in a new random order in every pass;
    validation pictures come in order and are only rescaled.

    Example:
        45 pictures, target_size (30, 40), batch_size 20  ->  3 batches, x of shape
        (20, 30, 40, 3), (20, 30, 40, 3), (5, 30, 40, 3)
    """
    # BEGIN SOLUTION
    train, validation = make_datagens()
    wanted = {"target_size": target_size, "batch_size": batch_size, "class_mode": "binary"}
    return train.flow_from_directory(train_dir, **wanted), validation.flow_from_directory(validation_dir, shuffle=False, **wanted)
    # END SOLUTION

# %%
grader.check("q2")

# %%
with suppress(NotImplementedError):  # the picture appears once q1 and q2 are filled in
    keras.utils.set_random_seed(3)
    train_flow, _ = make_flows(train_dir, validation_dir)
    names = {label: name for name, label in train_flow.class_indices.items()}
    x, y = train_flow[0]
    print("class_indices:", train_flow.class_indices)
    print("x", x.shape, x.dtype, f"from {x.min():.2f} to {x.max():.2f};  y", y.shape, y.dtype)
    figure, axes = plt.subplots(2, 5, figsize=(14, 5.9), layout="constrained")
    for axis, picture, label in zip(axes.flat, x, y, strict=False):
        look(axis, picture.clip(0, 1), f"{label:g} = {names[int(label)]}")
    plt.show()

# %% [markdown]
# *Figure 4.* The first ten pictures of one training batch, all 150x150 now, each with its label: 0 = airplanes, 1 = motorbikes. Notice: both classes come
# mixed, the pictures are augmented, and wide machines have become thin: the size was changed without regard to the proportions. Check with your own
# eyes that every label is right. It takes ten seconds, and few people do it.

# %%
with suppress(NotImplementedError):  # the picture appears once q1 and q2 are filled in
    flows = dict(zip(["training", "validation"], make_flows(train_dir, validation_dir), strict=True))
    names = {label: name for name, label in flows["training"].class_indices.items()}
    figure, axes = plt.subplots(1, 3, figsize=(15, 3.9), layout="constrained", width_ratios=[1, 1.5, 1.5])
    labels = {name: [flow[i][1] for i in range(len(flow))] for name, flow in flows.items()}  # one array of labels for each batch
    for shift, (name, batches) in zip([-0.2, 0.2], labels.items(), strict=True):
        bars = axes[0].bar(np.arange(2) + shift, np.bincount(np.concatenate(batches).astype(int), minlength=2), width=0.4, label=name)
        axes[0].bar_label(bars)
    axes[0].set(title="pictures of each class", xlabel="class", ylabel="pictures", xticks=[0, 1], xticklabels=[names[0], names[1]])
    axes[0].margins(y=0.3)
    axes[0].legend(loc="upper center", ncols=2)
    for axis, (name, batches) in zip(axes[1:], labels.items(), strict=True):
        ones = np.array([batch.sum() for batch in batches])
        numbers = np.arange(1, len(batches) + 1)
        axis.bar(numbers, [len(batch) for batch in batches] - ones, bottom=ones, color="lightgray", edgecolor="white", label=names[0])
        axis.bar(numbers, ones, color="C0", edgecolor="white", label=names[1])
        axis.set(title=f"{len(batches)} {name} batches", xlabel="batch", ylabel="pictures", ylim=(0, 26), yticks=range(0, 21, 5))
        axis.legend(loc="upper center", ncols=2)
    plt.show()

# %% [markdown]
# *Figure 5.* Left, a histogram of the classes: 320 + 320 training and 80 + 80 validation pictures. Had one class many more than the other, a network could
# do well by always naming that one. Middle, the 32 training batches, each bar one batch of 20: about half of every bar is blue (motorbikes), because the
# order is random. Right, the 8 validation batches: four of airplanes only, then four of motorbikes only. Notice: in training such an order would be a
# disaster; in validation it does no harm, and row and file stay together.

# %% [markdown]
# ## 3. How many batches make an epoch?
#
# One *step* of the training reads one batch and improves the weights once. An *epoch* is over when every picture has been shown once. The classical
# numbers of this course: 1280 training pictures (640 of each class) in batches of 20 are 1280 / 20 = **64 steps**.
#
# The validation set was meant to have 160 + 160 = 320 pictures, 16 batches. But there are only 798 motorbikes, and 640 + 160 = 800 is more than that: two
# are missing. So take 158 motorbikes for validation, 318 pictures in all: 15 batches of 20 and a last one of 18. That is 16 batches, too. With 15 the
# last 18 pictures would never be looked at, and with 17 the flow would run dry (Keras: "Your input ran out of data").
#
# Keras calls the result `steps_per_epoch`, and `len(flow)` gives it. You will need it wherever there is no flow to ask.
#
# **Predict first:** how many batches of 20 are 1279 pictures? 1281? 1? And 0?

# %%
def count_batches(n_images: int, batch_size: int) -> int:
    """Number of batches that show every picture once.

    Arguments:
        n_images: number of pictures, 0 or more
        batch_size: pictures in a batch; the last batch may have fewer

    Returns: an int

    Raises: ValueError if batch_size is below 1 or n_images below 0

    Examples:
        1280 pictures, batches of 20  ->  64
         318 pictures, batches of 20  ->  16
    """
    # BEGIN SOLUTION
    if batch_size < 1 or n_images < 0:
        raise ValueError(f"{n_images} pictures in batches of {batch_size}: there must be 0 or more pictures, and 1 or more in a batch")
    return -(-n_images // batch_size)  # rounds up
    # END SOLUTION

# %%
grader.check("q3")

# %%
with suppress(NotImplementedError):  # the numbers appear once q3 is filled in
    for pictures in (1280, 320, 318, 160):
        batches = count_batches(pictures, 20)
        print(f"{pictures:5} pictures in batches of 20: {batches} batches, the last one of {pictures - 20 * (batches - 1)}")

with suppress(NotImplementedError):  # and these once q1, q2 and q3 are filled in
    for flow in make_flows(train_dir, validation_dir):
        print(f"{flow.samples:5} pictures in our folder: len(flow) is {len(flow)}, count_batches gives {count_batches(flow.samples, 20)}")

# %% [markdown]
# ## 4. Leaks
#
# A validation accuracy is a promise: the network will do as well on pictures that it has never seen. The promise is broken when a validation picture lies
# in the training folder as well; the student has seen the exam. Such *leaks* come easily: a folder copied twice, pictures collected from several websites,
# a split made by hand. And they hide easily, because the copies often have other names.
#
# So compare **contents**, not names. Two files are the same if all their bytes are the same; `Path(file).read_bytes()` gives them. Comparing every
# validation file with every training file takes 160 \* 640 comparisons of about 10,000 bytes. Faster: look up in a `set`, or let
# `hashlib.sha256(content).hexdigest()` make a *fingerprint* of 64 letters and digits for each file; two different files with the same one have never been
# found.
#
# What counts as a picture here: files that end in `.jpg`, `.jpeg` or `.png`, also in capitals (`.JPG`: many cameras write it so), in the folder itself or
# in any subfolder. A broken or empty picture file counts like any other: it has its bytes, and they are all you need. Other files, such as notes or hidden
# files of your computer, are left out. The answer names each leak by its path below the validation folder, with `/`: `motorbikes/0007.jpg`.
#
# Below, we spoil a copy of our folders on purpose, so that there is something to find.

# %%
def find_leaks(train_dir: str, validation_dir: str) -> list[str]:
    """Validation pictures whose content is also in the training folder.

    Arguments:
        train_dir, validation_dir: folders, searched with all their subfolders

    Returns: sorted list of paths, relative to validation_dir and with "/", of the files that end in
    .jpg, .jpeg or .png (capitals or not) and whose bytes are those of a file somewhere in train_dir

    Example:
        train/airplanes/a.jpg and validation/planes/b.JPG are copies of one file  ->  ["planes/b.JPG"]
    """
    # BEGIN SOLUTION
    def fingerprints(folder):
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).rglob("*") if path.is_file()}

    known = set(fingerprints(train_dir).values())
    found = [path for path, fingerprint in fingerprints(validation_dir).items() if fingerprint in known]
    pictures = [path for path in found if path.suffix.lower() in {".jpg", ".jpeg", ".png"}]
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures)
    # END SOLUTION

# %%
grader.check("q4")

# %%
with suppress(NotImplementedError), TemporaryDirectory() as scratch:  # the picture appears once q4 is filled in
    spoiled = Path(shutil.copytree(validation_dir, f"{scratch}/validation"))
    planes, bikes = (sorted(folder.iterdir()) for folder in class_folders)
    shutil.copy(planes[2], spoiled / "airplanes" / "my_favourite.jpg")
    shutil.copy(bikes[5], spoiled / "motorbikes" / "IMG_0815.JPG")
    (spoiled / "motorbikes" / "holiday").mkdir()
    shutil.copy(bikes[6], spoiled / "motorbikes" / "holiday" / bikes[0].name)
    with Image.open(planes[3]) as picture:
        picture.save(spoiled / "airplanes" / "saved_again.jpg", quality=60)

    print("leaks in our own folders:", find_leaks(train_dir, validation_dir))
    leaks = find_leaks(train_dir, str(spoiled))
    print("leaks in the spoiled copy:", leaks)
    originals = {file.read_bytes(): file for folder in class_folders for file in folder.iterdir()}
    pairs = [(originals.get((spoiled / leak).read_bytes()), spoiled / leak) for leak in leaks]
    pairs.append((planes[3], spoiled / "airplanes" / "saved_again.jpg"))
    figure, axes = plt.subplots(2, len(pairs), figsize=(3.6 * len(pairs), 5.4), layout="constrained", squeeze=False)
    for column, pair in zip(axes.T, pairs, strict=True):
        for axis, file, folder in zip(column, pair, ["train", "validation"], strict=True):
            axis.axis("off")
            if file is not None:
                look(axis, Image.open(file), f"{folder}/.../{file.name}\n{file.stat().st_size} bytes, {hashlib.sha256(file.read_bytes()).hexdigest()[:8]}...")
    plt.show()

# %% [markdown]
# *Figure 6.* What a leak looks like. Each column is a pair, the training file above and the validation file below it, with name, size, and the beginning
# of the fingerprint. In the first three columns picture, size and fingerprint are the same and only the names differ: these three are leaks. In the last
# column the same airplane was saved again as a JPEG of lower quality: it looks the same, but size and fingerprint differ, and `find_leaks` does not
# report it. Notice: bytes find copies and only copies. In Caltech101 no two files are equal, but 46 motorbikes have a near twin, the same machine
# photographed or cut a little differently. Whether that is a leak is a harder question, and a good one.

# %% [markdown]
# ## What you have now
#
# Batches of 150x150 pictures between 0 and 1, with labels that you have looked at; changed a little for training, untouched and in order for validation;
# and the certainty that no validation picture is known. In assignment 04 you build the network that reads `x`, in 05 it learns to say `y`.
#
# ## Hand in
#
# 1. Run the whole notebook from the top once more (Restart and run all) and look at the checks.
# 2. Save it.
# 3. Hand in this file; the pictures stay at home. A question that you did not fill in costs only its own points; leave it as it is.
