"""The commands `autograder data make|fetch|verify|list`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.cli.options import CourseOption, JsonOption, course_of, err, out, plain, print_json
from autograder.errors import NoCourse, UsageError

if TYPE_CHECKING:
    from autograder.data.pictures import Progress as Report

DAMAGED = 1

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="synthetic, caltech101, or the path of a folder of images, as grader.yml has it.", show_default=False)
]
SizeOption = Annotated[
    tuple[int, int], typer.Option("--size", metavar="HEIGHT WIDTH", min=1, max=4096, help="Height and width of the decoded images, in pixels.")
]

data = typer.Typer(name="data", help="Draw, fetch and check the images that networks are trained on.\n\nExample:  autograder data list", no_args_is_help=True)


@data.command()
def make(
    name: NameArgument,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Draw JPEG files there, for students, instead of a data set for the grader.")] = None,
    train: Annotated[int, typer.Option("--train", min=1, help="With --to: images to train on, a class.")] = 320,
    validation: Annotated[int, typer.Option("--validation", min=1, help="With --to: images to validate with, a class.")] = 80,
    seed: Annotated[int, typer.Option("--seed", help="With --to: another seed draws other images.")] = 7,
    size: SizeOption = (150, 150),
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Decode a data set anew into the grader's cache, or draw image files for students.

    Example:  autograder data make synthetic --to images
    """
    if to is not None:
        draw(name, to, train, validation, seed, as_json)
        return
    from autograder.data import make_dataset
    from autograder.data.cache import arrays_folder
    from autograder.data.dataset import source_of

    root = root_of(course_folder)
    with bar(f"decoding {name}") as report:
        made = make_dataset(name, root=root, size=size, progress=report)
    folder = arrays_folder(source_of(name, root), size)
    if as_json:
        counts = {"train": len(made.train_x), "validation": len(made.validation_x)}
        print_json({"schema": 1, "name": made.name, "classes": made.classes, "size": made.size, "images": counts, "digest": made.digest, "folder": str(folder)})
    else:
        out.print(
            plain(f"{made.name}: {len(made.train_x)} images to train on, {len(made.validation_x)} to validate, of {', '.join(made.classes)}; in {folder}")
        )


def draw(name: str, to: Path, train: int, validation: int, seed: int, as_json: bool) -> None:
    """Draw image files for students."""
    from autograder.data.synthetic import draw_images

    if name != "synthetic":
        raise UsageError(f"only synthetic images can be drawn, not {name!r}; run: autograder data make synthetic --to {to}")
    with bar("drawing") as report:
        folders = draw_images(str(to), train, validation, seed, progress=report)
    if as_json:
        print_json({"schema": 1, "name": name, "train": folders[0], "validation": folders[1], "images": {"train": 2 * train, "validation": 2 * validation}})
    else:
        out.print(plain(f"{2 * train} images in {folders[0]}, {2 * validation} in {folders[1]}"))


@data.command()
def fetch(
    name: Annotated[str, typer.Argument(metavar="NAME", help="caltech101", show_default=False)],
    origin: Annotated[
        Path | None, typer.Option("--from", metavar="PATH", help="The zip, the archive within it, or an extracted folder, if you have it already.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Download a data set with its checksum, or take it from a file or folder that is here already.

    An interrupted download goes on with the same command.

    Example:  autograder data fetch caltech101 --from ~/Downloads/caltech-101.zip
    """
    from autograder.data.caltech101 import SHA256, URL
    from autograder.data.caltech101 import fetch as get

    if name != "caltech101":
        raise UsageError(f"only caltech101 can be fetched, not {name!r}" + ("; run: autograder data make synthetic" if name == "synthetic" else ""))
    with bar("reading" if origin else "downloading", bytes_=origin is None) as report:
        fetched = get(origin, report)
    if as_json:
        found = {"images": fetched.counts, "digest": fetched.digest, "as_published": not fetched.differences, "differences": fetched.differences}
        print_json({"schema": 1, "name": name, "folder": str(fetched.folder), **found, "url": URL, "sha256": SHA256})
    else:
        out.print(plain(f"{' and '.join(f'{count} {kind}' for kind, count in fetched.counts.items())} are in {fetched.folder}"))
    if fetched.differences:
        shown = ", ".join(fetched.differences[:5]) + (" ..." if len(fetched.differences) > 5 else "")
        err.print(plain(f"note: {len(fetched.differences)} of them are not the images that this project knows ({shown}); accuracies may differ"))


@data.command()
def verify(name: NameArgument, size: SizeOption = (150, 150), as_json: JsonOption = False, course_folder: CourseOption = None) -> None:
    """Read every byte of a data set and name each file that is damaged. Exits with 1 if there is one.

    Example:  autograder data verify caltech101
    """
    from autograder.data import verify_dataset
    from autograder.data.dataset import source_of

    root = root_of(course_folder)
    with err.status(f"reading {name} ..."):
        damages = list(verify_dataset(name, root=root, size=size))
    if as_json:
        print_json({"schema": 1, "name": name, "damaged": [{"path": str(each.path), "what": each.what} for each in damages]})
    else:
        for each in damages:
            out.print(plain(str(each)))
        out.print(plain(f"{len(damages)} damaged; to mend it: {source_of(name, root).remedy}" if damages else f"{name}: every byte is as it was written"))
    raise typer.Exit(DAMAGED if damages else 0)


@data.command("list")
def show(as_json: JsonOption = False) -> None:
    """Show the data sets that come with the program, and which decoded ones are here.

    Example:  autograder data list
    """
    from autograder.data.cache import cache_folder, decoded
    from autograder.data.caltech101 import LIST, images_folder

    fetched = (images_folder() / LIST).is_file()
    here = decoded()
    if as_json:
        print_json({"schema": 1, "cache": str(cache_folder()), "sets": {"synthetic": True, "caltech101": fetched}, "decoded": here})
        return
    out.print("synthetic   airplanes and motorbikes, drawn when they are needed")
    out.print(f"caltech101  airplanes and motorbikes, photographs; {'fetched' if fetched else 'not here: autograder data fetch caltech101'}")
    out.print("a path      a folder of your own with a folder of images for each class")
    for each in here:
        out.print(plain(f"decoded     {each['name']}, {each['images']} images of {each['size'][0]}x{each['size'][1]} pixels, {each['bytes'] / 1e6:.0f} MB"))
    out.print(plain(f"cache       {cache_folder()}"))


def root_of(folder: Path | None) -> Path:
    """The course's folder, which paths of data sets start from; the current folder if there is no course."""
    try:
        return course_of(folder).root
    except NoCourse:
        if folder is not None:
            raise
        return Path.cwd()


@contextmanager
def bar(title: str, *, bytes_: bool = False) -> Iterator[Report]:
    """A progress bar on standard error; nothing where that is no terminal."""
    count = DownloadColumn() if bytes_ else MofNCompleteColumn()
    with Progress(
        TextColumn("{task.description}"), BarColumn(), count, TimeRemainingColumn(), console=err, transient=True, disable=not err.is_terminal
    ) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
