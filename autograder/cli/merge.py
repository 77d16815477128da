"""The command `autograder merge`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, err, out, plain, print_json, within_markup
from autograder.errors import UsageError

NOT_ALL_GRADED = 3


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Results folders, each of a part: autograder grade --shard 1/3 ...")],
    out_folder: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where all records, pages and grades go.")] = Path("results"),
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Put the parts of a class together that were graded on several machines.

    Each submission counts once. Exits with 3 if a part or a submission is missing, and names it; what is there is merged.

    Example:  autograder merge part-1 part-2 part-3 --out results
    """
    from autograder.cli.results import write_results
    from autograder.shard import merge as merge_folders

    course = course_of(course_folder)
    for folder in folders:
        if not (folder / "records").is_dir():
            raise UsageError(f"{folder} holds no records; name folders that 'autograder grade --out DIR' has made")
    merged = merge_folders(folders, out_folder)
    records = write_results(out_folder, course)
    if as_json:
        print_json({"schema": 1, **asdict(merged), "submissions": [record.as_json() for record in records]})
    else:
        again = f", {merged.repeated} of them were in more than one part and count once" if merged.repeated else ""
        out.print(f"{merged.records} submissions{again}: [bold]{within_markup(str(out_folder / 'index.html'))}[/]", soft_wrap=True)
    if merged.missing:
        names = ", ".join(merged.missing[:10]) + (" ..." if len(merged.missing) > 10 else "")
        parts = " and ".join(f"--shard {part}" for part in merged.parts[:10])
        err.print(plain(f"autograder: {len(merged.missing)} submissions have no record yet: {names}. Grade, and merge again: {parts}"))
    complete = not merged.missing and all(record.graded for record in records)
    raise typer.Exit(0 if complete else NOT_ALL_GRADED)
