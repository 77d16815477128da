"""Checks that only graders run: pictures and folders that nobody has seen, judged by the pixels, labels and paths that come out."""

import io
import itertools

import numpy as np
from PIL import Image

from autograder.check import check
from autograder.comparison import render
from autograder.values import Batches, Folder

COLOURS = [colour for colour in itertools.product((255, 170, 85, 0), repeat=3) if max(colour) == 255 and min(colour) < 255]  # 36 different hues
SHOWN = 12  # pictures in a batch; with two passes, 24 draws of chance

# q1 make_datagens


def two(answer, what):
    """What the training and the validation generator brought; fails if there are no two, or if one brings no pictures."""
    given = answer.value
    pair = isinstance(given, tuple | list) and len(given) == 2 and all(isinstance(each, Batches) for each in given)
    assert pair, f"{answer.call} gave {render(given)}, expected two {what}: (train, validation)"
    for name, batches in zip(["training", "validation"], given, strict=True):
        numbers = [part for one in batches.passes for batch in one for part in batch if part is not None]
        assert all(part.dtype.kind in "buif" for part in numbers), f"{answer.call}: the {name} batches hold something else than numbers"
        shapes = {x.shape[1:] for one in batches.passes for x, _ in one}
        full = len(batches.passes) == 2 and all(one and all(x.size for x, _ in one) for one in batches.passes)
        assert full, f"{answer.call}: there are no {name} pictures in some pass; how many pictures has Keras found?"
        assert len(shapes) == 1, f"{answer.call}: the {name} pictures have different shapes: {sorted(shapes)}"
        assert len(*shapes) == 3, f"{answer.call}: a {name} picture has the shape {shapes.pop()}, expected (height, width, channels)"
    return given


def augmenters(student, images):
    """The call, and all pictures of two passes of the training and of the validation generator, (2, N, height, width, channels)."""
    answer = student.shown(images).make_datagens()
    both = two(answer, "ImageDataGenerators")
    alike = all(len(one) == 1 and one[0][0].shape == images.shape for each in both for one in each.passes)
    assert alike, f"{answer.call} did not give two ImageDataGenerators, but something that brings other pictures than those it was tried on"
    return answer.call, *(np.stack([one[0][0] for one in each.passes]) for each in both)


def movements(student, oracle):
    """The call, and what the training generator did to each picture of two passes."""
    call, train, _ = augmenters(student, oracle.discs(SHOWN))
    found = [movement for x in train for movement in oracle.movements(x)]
    assert None not in found, f"{call}: in a training picture, what was in the middle has been moved out, or its colours are gone"
    return call, found


@check(
    "q1", points=0.5, hint="A pixel of 51 should become 0.2 and one of 255 should become 1. Feed a batch through your validation generator and look at both."
)
def test_validation_pixels_are_only_divided_by_255(student, rng):
    """A validation picture is the picture, divided by 255, and nothing else."""
    images = rng.integers(0, 256, (3, 9, 14, 3)).astype(np.uint8)
    call, _, validation = augmenters(student, images)
    for x in validation:
        wrong = ~(np.abs(x - images / 255) < 1e-3)  # NaN is wrong, too
        place = tuple(int(i) for i in np.argwhere(wrong)[0]) if wrong.any() else (0, 0, 0, 0)
        assert not wrong.any(), f"{call}: a validation pixel of {images[place]} became {x[place]:.4g}, expected {images[place] / 255:.4g}"


@check("q1", points=0.5, hint="Which of your arguments changes colours, and not only places? Follow a pixel of 200: what should it be afterwards?")
def test_training_keeps_the_colours(student, oracle):
    """Training pictures are rescaled too; their colours and brightness do not change at random."""
    call, found = movements(student, oracle)
    for each in found:
        colour, black = round(each.colour, 3), round(each.black, 3)
        right = abs(colour - oracle.BRIGHT / 255) < 0.06 and abs(black) < 0.01
        assert right, f"{call}: in a training picture a pixel of 200 became {colour:g} and one of 0 became {black:g}, expected 0.784 and 0"


@check("q1", points=0.75, hint="In which unit does Keras measure rotation_range? Turn one picture eight times and look.")
def test_turns_by_fifteen_degrees_at_most(student, oracle):
    """Training pictures are turned, by up to 15 degrees."""
    call, found = movements(student, oracle)
    most = max(abs(each.angle) for each in found)
    assert most > 1, f"{call}: no training picture is turned, or by {most:.2g} degrees at most; expected up to 15"
    assert most < 16, f"{call}: a training picture is turned by {most:.0f} degrees, expected 15 at most"


@check(
    "q1",
    points=0.75,
    hint="Shifts have two directions and an argument for each. Is a number below 1 in them a part of the side or a number of pixels, and one above 1?",
)
def test_moves_by_a_tenth_at_most_both_ways(student, oracle):
    """Training pictures are moved across and down, by up to a tenth of the side."""
    call, found = movements(student, oracle)
    across, down = max(abs(each.across) for each in found), max(abs(each.down) for each in found)
    for way, most in [("to the left or right", across), ("up or down", down)]:
        assert most > 0.01, f"{call}: no training picture moves {way}"
        assert most < 0.11, f"{call}: a training picture moves {way} by {most:.2f} of its side, expected 0.1 at most"


@check("q1", points=0.5, hint="Draw one picture eight times. How many of the eight look the other way?")
def test_mirrors_some_pictures(student, oracle):
    """Some training pictures are mirrored left to right, others are not."""
    call, found = movements(student, oracle)
    mirrored = sum(each.mirrored for each in found)
    assert mirrored > 0, f"{call}: none of {len(found)} training pictures is mirrored left to right"
    assert mirrored < len(found), f"{call}: all {len(found)} training pictures are mirrored left to right, expected about half"


@check("q1", points=0.25, hint="Have you ever met a motorbike that stands on its seat?")
def test_nothing_is_upside_down(student, oracle):
    """No training picture is upside down."""
    call, found = movements(student, oracle)
    wrong = sum(each.upside_down for each in found)
    assert not wrong, f"{call}: {wrong} of {len(found)} training pictures are upside down"


@check("q1", points=0.25, hint="Read the list of changes in the text again. Which of your arguments is not on it?")
def test_keeps_size_and_shape(student, oracle):
    """Training pictures are not zoomed and not sheared."""
    call, found = movements(student, oracle)
    for each in found:
        longest = max(each.stretched, key=lambda length: abs(length - 1))
        assert abs(longest - 1) < 0.04, f"{call}: a length in a training picture is {longest:.2f} times what it was, expected no zoom"
        assert abs(each.corner - 90) < 3, f"{call}: a right angle in a training picture has {each.corner:.0f} degrees, expected no shear"


# q2 make_flows


def file(pixels, kind="PNG"):
    """Pixels (height, width, ...) as the bytes of a picture file."""
    written = io.BytesIO()
    Image.fromarray(np.asarray(pixels, np.uint8)).save(written, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {}))
    return written.getvalue()


def painted(colour, height=12, width=16, kind="PNG"):
    """A picture of one hue that is darker on the right, so that a mirror shows."""
    pixels = np.full((height, width, len(colour)), colour, float)
    pixels[:, width // 2 :, :3] *= 0.6
    return file(pixels.round(), kind)


def album(sizes, first=0):
    """A folder with so many pictures of each class, and their labels and colours in the order of classes and files."""
    files, expected = {}, []
    for label, name in enumerate(sorted(sizes)):
        for number in range(sizes[name]):
            colour = first + len(expected)
            height, width = [(12, 16), (9, 20), (18, 11)][colour % 3]
            files[f"{name}/{number:03}.{'jpg' if colour % 2 else 'png'}"] = painted(COLOURS[colour], height, width, "JPEG" if colour % 2 else "PNG")
            expected.append((label, colour))
    return Folder(files), expected


def arrivals(answer, oracle, known=None):
    """For the training and the validation flow: for each of two passes, the pairs (label, number of the colour) in the order in which they came."""
    flows = []
    for name, batches in zip(["training", "validation"], two(answer, "flows"), strict=True):
        passes = []
        for one in batches.passes:
            came = []
            for x, y in one:
                assert x.shape[-1] == 3, f"{answer.call}: a {name} batch has the shape {x.shape}, expected (pictures, height, width, 3)"
                assert y is not None, f"{answer.call}: a {name} batch has no labels"
                assert y.shape == x.shape[:1], f"{answer.call}: a {name} batch of {len(x)} pictures has labels of shape {y.shape}, expected ({len(x)},)"
                came += zip(y.tolist(), oracle.recognise(x, known or COLOURS), strict=True)
            passes.append(came)
        flows.append(passes)
    return flows


def numbers(came):
    """The numbers of the colours alone."""
    return [colour for _, colour in came]


@check("q2", points=0.5, hint="Count the pictures of all batches of one flow. Do you come to as many as there are files, in both flows?")
def test_every_picture_comes_once_in_each_pass(student, rng, oracle):
    """Each flow brings every picture of its own folder once, in batches of the size asked for."""
    batch_size = int(rng.integers(3, 6))
    train, in_train = album({"boats": int(rng.integers(4, 8)), "cars": batch_size + 1})
    validation, in_validation = album({"boats": 2, "cars": int(rng.integers(4, 8))}, first=len(in_train))
    answer = student.make_flows(train, validation, (12, 16), batch_size)
    flows = arrivals(answer, oracle)
    for name, batches, passes, expected in zip(["training", "validation"], answer.value, flows, [in_train, in_validation], strict=True):
        sizes = [len(x) for x, _ in batches.passes[0]]
        full, rest = divmod(len(expected), batch_size)
        wanted = [batch_size] * full + [rest] * (rest > 0)
        assert sizes == wanted, f"{answer.call}: the {name} batches hold {sizes} pictures, expected {wanted}"
        for came in passes:
            assert sorted(numbers(came)) == sorted(numbers(expected)), f"{answer.call}: a pass does not bring each {name} picture of its folder once"


@check("q2", points=0.5, hint="Ask for batches of 30 rows and 40 columns. In which order does Keras name the two, and in which order do you get them?")
def test_target_size_is_height_and_width(student):
    """Pictures of any size are brought to (height, width), and stay upright."""
    corners = np.array([[[240, 0, 0], [0, 240, 0]], [[0, 0, 240], [240, 240, 0]]])  # red and green above blue and yellow
    small, tall = corners.repeat(20, axis=0).repeat(12, axis=1), corners.repeat(30, axis=0).repeat(9, axis=1)
    folder = Folder({"0/a.png": file(small), "1/b.png": file(tall), "1/c.png": file(small)})
    for height, width in [(6, 14), (16, 8)]:
        answer = student.make_flows(folder, folder, target_size=(height, width), batch_size=3)
        for name, batches in zip(["training", "validation"], two(answer, "flows"), strict=True):
            shapes = [x.shape for x, _ in batches.passes[0]]
            assert shapes == [(3, height, width, 3)], f"{answer.call}: the {name} batches have the shape {shapes[0]}, expected {(3, height, width, 3)}"
        ((x, _),) = answer.value[1].passes[0]
        seen = x[:, :: height - 1, :: width - 1]
        close = np.allclose(seen / max(float(seen.max()), 1e-9), corners / 240, atol=0.15)
        assert close, f"{answer.call}: the four corners of a validation picture do not have the colours of the file"


@check("q2", points=0.5, hint="Print class_indices for folders called Motorbikes and airplanes. Who decides which class is 0?")
def test_labels_follow_the_sorted_folder_names(student, oracle):
    """The first of the sorted names is class 0, whatever the classes are called and however many pictures they have."""
    for sizes in [{"Motorbikes": 3, "airplanes": 5}, {"9 wheels": 2, "10 wheels": 4}]:
        train, in_train = album(sizes)
        validation, in_validation = album(dict.fromkeys(sizes, 2), first=len(in_train))
        answer = student.make_flows(train, validation, target_size=(12, 16), batch_size=4)
        for name, passes, expected in zip(["training", "validation"], arrivals(answer, oracle), [in_train, in_validation], strict=True):
            right = {colour: label for label, colour in expected}
            for label, colour in passes[0]:
                folder = sorted(sizes)[right[colour]] if colour in right else "another folder"
                assert right.get(colour) == label, (
                    f"{answer.call}: a {name} picture of {folder!r} has the label {label:g}, expected {right.get(colour, 'none')}"
                )


@check(
    "q2",
    points=0.5,
    hint="What comes between the file and the batch? Compare one validation batch, pixel by pixel, with the picture in the file divided by 255.",
)
def test_validation_pictures_arrive_as_they_are(student, rng):
    """Validation pictures come in the order of their files, rescaled and otherwise untouched, twice the same."""
    x = rng.integers(0, 256, (5, 8, 11, 3))
    validation = {f"{'airplanes' if i < 2 else 'motorbikes'}/{[7, 60, 5, 500, 51][i]}.png": file(each) for i, each in enumerate(x)}
    train = {"airplanes/1.png": painted(COLOURS[0]), "motorbikes/2.png": painted(COLOURS[1])}
    answer = student.make_flows(Folder(train), Folder(validation), (8, 11), 2)
    _, flow = two(answer, "flows")
    expected = x[[1, 0, 2, 3, 4]] / 255  # "60.png" comes before "7.png", "5.png" before "500.png"
    for one in flow.passes:
        shapes = [batch.shape for batch, _ in one]
        assert shapes == [(2, 8, 11, 3), (2, 8, 11, 3), (1, 8, 11, 3)], f"{answer.call}: the validation batches have the shapes {shapes}"
        came = np.concatenate([batch for batch, _ in one])
        wrong = [i for i in range(5) if not np.allclose(came[i], expected[i], atol=1e-3)]
        assert not wrong, f"{answer.call}: validation picture {wrong[0]} is not the picture of its file divided by 255, or comes out of order" if wrong else ""


@check("q2", points=0.5, hint="Print the labels of the first training batches. What does a network learn from a batch of airplanes only?")
def test_training_mixes_the_classes_anew_in_every_pass(student, oracle):
    """Training pictures come in random order, another one in every pass; validation keeps its order."""
    train, _ = album({"a": 7, "b": 8})
    validation, in_validation = album({"a": 4, "b": 5}, first=15)
    answer = student.make_flows(train, validation, target_size=(12, 16), batch_size=6)
    (first, second), (once, again) = arrivals(answer, oracle)
    labels = [int(label) for label, _ in first]
    assert labels != sorted(labels), f"{answer.call}: the training labels come sorted: {labels}"
    assert numbers(first) != numbers(second), f"{answer.call}: the training pictures come in the same order in both passes"
    for came in (once, again):
        assert numbers(came) == numbers(in_validation), f"{answer.call}: the validation pictures do not come in the order of their files"


@check("q2", points=0.5, hint="Each flow goes through one of your two generators. Which one?")
def test_only_training_pictures_are_augmented(student, oracle):
    """The same picture changes from pass to pass in training, and does not in validation."""
    folder, expected = album({"a": 3, "b": 3})
    answer = student.make_flows(folder, folder, target_size=(12, 16), batch_size=6)
    arrivals(answer, oracle)  # every batch has pictures and labels
    changed = []
    for batches in answer.value:
        passes = []
        for one in batches.passes:
            x = np.concatenate([x for x, _ in one])
            passes.append(dict(zip(oracle.recognise(x, COLOURS), x, strict=True)))
        common = passes[0].keys() & passes[1].keys()
        assert len(common) == len(expected), f"{answer.call}: the pictures of the folder are not to be recognised in its batches"
        changed.append(sum(not np.allclose(passes[0][key], passes[1][key], atol=1e-3) for key in common))
    assert changed[1] == 0, f"{answer.call}: {changed[1]} of {len(expected)} validation pictures changed from one pass to the next"
    assert changed[0] > 0, f"{answer.call}: no training picture changed from one pass to the next"


@check("q2", points=0.25, hint="A grey picture has one channel and one with transparency four; Keras makes three of both. Do you read the files yourself?")
def test_reads_all_kinds_of_pictures(student, oracle):
    """Grey pictures, transparent ones, capitals in the ending and subfolders; other files and empty classes do no harm."""
    known = [*COLOURS, (255, 255, 255)]
    grey, clear = file(np.full((10, 10), 200), "JPEG"), painted((*COLOURS[1], 90))
    train = {"Motorbikes/0512.jpg": grey, "airplanes/b.PNG": clear, "airplanes/old/c.jpeg": painted(COLOURS[2], kind="JPEG")}
    validation = {"Motorbikes/": b"", "airplanes/a.JPG": painted(COLOURS[3], kind="JPEG"), "airplanes/b.png": clear, "airplanes/c.png": grey}
    other = {"airplanes/notes.txt": b"no picture", "readme.md": b"# pictures"}
    answer = student.make_flows(Folder(train | other), Folder(validation | other), target_size=(10, 14), batch_size=4)
    white = len(COLOURS)
    (came, _), (ordered, _) = arrivals(answer, oracle, known)
    assert sorted(came, key=lambda pair: pair[1]) == [(1, 1), (1, 2), (0, white)], (
        f"{answer.call}: the training pictures or their labels are not those of the folder"
    )
    assert ordered == [(1, 3), (1, 1), (1, white)], f"{answer.call}: the validation pictures or their labels are not those of the folder"


@check("q2", points=0.25, hint="What should happen when nobody names a size? The first lines of your function say it.")
def test_has_the_sizes_of_the_course_unless_told_otherwise(student):
    """Without further arguments: 150x150, batches of 20."""
    train, _ = album({"a": 1, "b": 1})
    validation, _ = album({"a": 1, "b": 2})
    answer = student.make_flows(train, validation)
    for name, batches, n in zip(["training", "validation"], two(answer, "flows"), [2, 3], strict=True):
        shapes = [x.shape for x, _ in batches.passes[0]]
        assert shapes == [(n, 150, 150, 3)], f"{answer.call}: the {name} batches have the shapes {shapes}, expected {(n, 150, 150, 3)}"
    many, _ = album({"a": 10, "b": 12})
    answer = student.make_flows(train, many, target_size=(5, 6))
    sizes = [len(x) for x, _ in two(answer, "flows")[1].passes[0]]
    assert sizes == [20, 2], f"{answer.call}: the validation batches hold {sizes} pictures, expected [20, 2]"


# q3 count_batches


@check("q3", points=0.25, hint="Deal twelve pictures into batches of four. Is there anything left for another batch?")
def test_full_batches_need_no_extra_one(student):
    """When the batch size divides the number of pictures, there is no batch more."""
    student.count_batches(9, 3).equals(3)
    student.count_batches(12, 4).equals(3)
    student.count_batches(7, 7).equals(1)
    student.count_batches(5, 1).equals(5)


@check("q3", points=0.25, hint="Deal ten pictures into batches of three. Is the last one left out?")
def test_the_last_batch_may_be_short(student):
    """One picture alone is a batch, too."""
    student.count_batches(10, 3).equals(4)
    student.count_batches(11, 3).equals(4)
    student.count_batches(29, 7).equals(5)
    student.count_batches(3, 20).equals(1)


@check("q3", points=0.25, hint="How many batches does it take to show no picture at all?")
def test_no_pictures_need_no_batches(student):
    """0 pictures are 0 batches."""
    student.count_batches(0, 4).equals(0)
    student.count_batches(0, 1).equals(0)


@check("q3", points=0.25, hint="Which pairs of numbers make no sense? The docstring names two conditions: look at the smallest numbers on both sides of each.")
def test_refuses_impossible_numbers(student):
    """A batch size below 1 and a negative number of pictures are ValueErrors."""
    student.count_batches(10, 0).raises(ValueError)
    student.count_batches(0, 0).raises(ValueError)
    student.count_batches(10, -2).raises(ValueError)
    student.count_batches(-1, 4).raises(ValueError)


@check("q3", points=0.25, hint="Take the numbers in the message and deal the pictures out, batch by batch.")
def test_counts_any_batches(student, rng, oracle):
    """Any number of pictures, any batch size."""
    for size in sorted(int(number) for number in rng.integers(2, 40, 6)):
        pictures = int(rng.integers(0, 400))
        student.count_batches(pictures, size).equals(oracle.count_batches(pictures, size))


# q4 find_leaks


def shade(number):
    """A small valid PNG file; other numbers give other files."""
    return file(np.full((3, 4, 3), (number, 255 - number, 7)))


@check("q4", points=0.5, hint="Two pictures may share a name and two copies may not. What do you compare?")
def test_content_decides_and_not_the_name(student):
    """A copy is a leak under any name and in any class; another picture of the same name is none."""
    train = {"a/1.png": shade(1), "a/2.png": shade(2), "b/1.png": shade(3), "b/3.png": shade(4)}
    same_names = {"a/1.png": shade(11), "a/2.png": shade(12), "b/1.png": shade(13)}
    student.find_leaks(Folder(train), Folder(same_names)).equals([])
    copies = {"a/2.png": shade(1), "b/9.jpg": shade(3), "b/1.png": shade(14), "a/8.jpeg": shade(4)}
    student.find_leaks(Folder(train), Folder(copies)).equals(["a/2.png", "a/8.jpeg", "b/9.jpg"])


@check(
    "q4",
    points=0.25,
    hint="Two files may be equally long, begin alike, or even show the same picture, and still have other bytes. How much of a file do you compare?",
)
def test_every_byte_counts(student):
    """Files of one length that differ in a single byte are two files, and so is a picture that was saved again."""
    one, again = shade(1), io.BytesIO()
    Image.open(io.BytesIO(one)).save(again, "PNG", compress_level=0)
    train = {"a/1.png": one + b"end", "a/2.png": b"." + one, "b/3.png": one}
    validation = {"a/1.png": one + b"eni", "a/4.png": b":" + one, "b/5.png": again.getvalue(), "b/6.png": one + b"end", "b/7.png": one[:-1]}
    student.find_leaks(Folder({"b/3.png": one}), Folder({"b/5.png": again.getvalue(), "b/8.png": one})).equals(["b/8.png"])
    student.find_leaks(Folder(train), Folder(validation)).equals(["b/6.png"])


@check("q4", points=0.25, hint="How deep do you look, and in which of the two folders?")
def test_looks_into_every_subfolder(student):
    """Pictures lie in the folder itself and at any depth, on both sides."""
    train = {"1.png": shade(1), "a/2.png": shade(2), "a/b/c/3.png": shade(3)}
    validation = {"x/y/4.png": shade(1), "5.png": shade(3), "x/6.png": shade(2), "x/7.png": shade(9), "empty/": b""}
    student.find_leaks(Folder(train), Folder(validation)).equals(["5.png", "x/6.png", "x/y/4.png"])
    student.find_leaks(Folder({"none/": b""}), Folder(validation)).equals([])
    student.find_leaks(Folder(train), Folder({"none/": b""})).equals([])


@check("q4", points=0.25, hint="Write down all endings that count, in all spellings that a camera may use. Which files are left out?")
def test_knows_pictures_by_their_ending(student):
    """.jpg, .jpeg and .png in small letters or capitals; nothing else."""
    train = {"a/1.png": shade(1), "a/2.JPG": shade(2), "a/3.Jpeg": shade(3), "a/notes.txt": b"a note", "a/4.gif": shade(4)}
    validation = {
        "a/1.PNG": shade(1),
        "a/2.JPEG": shade(2),
        "a/3.jpg": shade(3),
        "a/5.Jpg": shade(1),
        "a/6.jpeg": shade(2),
        "a/7.png": shade(3),
        "a/notes.txt": b"a note",
        "a/4.gif": shade(4),
        "a/jpg": shade(1),
        "a/8.png.bak": shade(1),
    }
    student.find_leaks(Folder(train), Folder(validation)).equals(["a/1.PNG", "a/2.JPEG", "a/3.jpg", "a/5.Jpg", "a/6.jpeg", "a/7.png"])


@check(
    "q4",
    points=0.25,
    hint="A picture may lie twice in one folder. How often does it stand in your list, and is it a leak if the other folder does not have it?",
)
def test_names_each_leak_once(student):
    """Each leak once, sorted; a picture that is twice in validation and not in training is none."""
    train = {"z/1.png": shade(1), "z/2.png": shade(1), "a/1.png": shade(2)}
    validation = {"m/2.png": shade(1), "m/10.png": shade(1), "c/5.png": shade(5), "c/6.png": shade(5), "b.png": shade(2)}
    student.find_leaks(Folder(train), Folder(validation)).equals(["b.png", "m/10.png", "m/2.png"])


@check("q4", points=0.25, hint="Must a file be opened as a picture to compare its bytes? Think of one that is broken, or that has no byte at all.")
def test_broken_and_empty_files_have_bytes_too(student):
    """Files that no program can show are compared like all others."""
    train = {"a/broken.jpg": b"\xff\xd8\xff\xe0 broken \x00\x80", "a/empty.png": b"", "a/1.png": shade(1)}
    validation = {"b/x.jpg": b"\xff\xd8\xff\xe0 broken \x00\x80", "b/y.jpg": b"\xff\xd8\xff\xe0 Broken \x00\x80", "b/z.jpg": b""}
    student.find_leaks(Folder(train), Folder(validation)).equals(["b/x.jpg", "b/z.jpg"])


@check("q4", points=0.25, hint="Take one path of the message that is missing or too many: where is its twin in the training folder?")
def test_finds_the_leaks_of_any_folders(student, rng, oracle):
    """Any folders, any copies."""
    for count in (3, 6, 9):
        folders = []
        for _ in range(2):
            endings = rng.choice([".jpg", ".PNG", ".jpeg", ".txt"], count, p=[0.4, 0.2, 0.2, 0.2])
            places = rng.choice(["", "a/", "b/", "b/c/"], count)
            names = [f"{place}{i}{ending}" for i, (place, ending) in enumerate(zip(places, endings, strict=True))]
            folders.append({name: b"a note" if name.endswith(".txt") else shade(int(rng.integers(count))) for name in names})
        train, validation = folders
        student.find_leaks(Folder(train), Folder(validation)).equals(oracle.find_leaks(train, validation))
