"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import io
import numpy as np
from PIL import Image
from autograder.check import check
from autograder.values import Batches, Folder


RED, GREEN, BLUE, YELLOW, PINK = (200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0), (200, 0, 200)


def plain(colour, height=12, width=16):
    """A PNG file of one colour; its right half is darker."""
    pixels = np.full((height, width, 3), colour, np.uint8)
    pixels[:, width // 2 :] //= 2
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


@check("q4", points=0.5, hint="What do the two files of a leak have in common: the name, the folder, or what is inside?")
def test_finds_a_copy_under_another_name(student):
    """The bytes decide, not the name."""
    train = {"airplanes/a.png": plain(RED), "airplanes/b.png": plain(GREEN), "motorbikes/c.png": plain(BLUE)}
    validation = {"airplanes/b.png": plain(YELLOW), "motorbikes/d.png": plain(RED), "motorbikes/e.png": plain(PINK)}
    student.find_leaks(Folder(train), Folder(validation)).equals(["motorbikes/d.png"])


@check("q4", points=0.5, hint="How should the answer look when there is nothing to find, and when there are two leaks in different folders?")
def test_gives_a_sorted_list_of_paths(student):
    """All leaks, sorted; an empty list if there is none."""
    train = {"airplanes/a.png": plain(RED), "motorbikes/c.png": plain(BLUE)}
    student.find_leaks(Folder(train), Folder({"airplanes/a.png": plain(GREEN)})).equals([])
    validation = {"z.png": plain(RED), "motorbikes/c.png": plain(BLUE), "airplanes/x.png": plain(PINK)}
    student.find_leaks(Folder(train), Folder(validation)).equals(["motorbikes/c.png", "z.png"])


@test_case(name='The bytes decide, not the name.', points=0.5, hidden=False)
def case_1(env):
    passes(test_finds_a_copy_under_another_name, env)


@test_case(name='All leaks, sorted; an empty list if there is none.', points=0.5, hidden=False)
def case_2(env):
    passes(test_gives_a_sorted_list_of_paths, env)
