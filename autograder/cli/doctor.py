"""The command `autograder doctor`."""

from __future__ import annotations

from dataclasses import asdict

import typer

from autograder.cli.options import JsonOption, course_of, err, out, plain, print_json, within_markup
from autograder.errors import MachineError, NoCourse
from autograder.settings import Fence, Isolation


def doctor(as_json: JsonOption = False) -> None:
    """Look at this machine: Python, libraries, and how well the sandbox holds when it is attacked.

    Exits with 4 if something that grading needs is missing.

    Example:  autograder doctor
    """
    from autograder.canary import best_sandbox
    from autograder.doctor import examine_environment, how_to_mend
    from autograder.sandbox.warm import warm_workers

    try:
        settings = course_of(None).settings
    except NoCourse:
        settings = None
    findings = examine_environment()
    with err.status("trying to break out of the sandbox ..."), warm_workers([], settings.sandbox if settings else Fence.AUTO) as warm:
        probe = best_sandbox(settings=settings, first=warm)
    healthy = probe.level is Isolation.FULL and all(finding.good for finding in findings)
    if as_json:
        print_json(
            {
                "schema": 1,
                "isolation": probe.level,
                "sandbox": probe.sandbox.name,
                "canaries": [asdict(canary) for canary in probe.canaries],
                "environment": [asdict(finding) for finding in findings],
            }
        )
    else:
        for finding in findings:
            out.print(f"{'[green]✓[/]' if finding.good else '[red]✗[/]'} {finding.name}: {within_markup(finding.found)}")
            if finding.advice:
                out.print("  ", plain(finding.advice), sep="")
        for canary in probe.canaries:
            out.print(f"{'[green]✓ held[/]' if canary.held else '[red]✗ got through[/]'}  {canary.name}")
        out.print(f"isolation: [bold]{probe}[/]")
        if not healthy:
            out.print(how_to_mend(probe), markup=False)
    raise typer.Exit(0 if healthy else MachineError.exit_code)
