"""What a student's page draws beside a check, as HTML that stands on its own in somebody else's page.

The templates of the pages draw it. Their style sheet is not there, so pictures become images that carry their own, and tables get the little
that they need in place.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

import autograder.report
from autograder.bundle.contents import TEMPLATES
from autograder.report.panels import drawn
from autograder.report.wording import counted, percent, points, shown

PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
CLASSES = re.compile(r'<svg class="([\w ]+)"')
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
STYLES = {  # of tags in our own templates; a stranger's are escaped
    '<tr class="differs"': "background:#fcebe9",
    "<table": "border-collapse:collapse;margin:8px 0;font-size:14px",
    "<caption": "caption-side:top;text-align:left;color:#4c5765",
    "<th": "padding:4px 8px;border-bottom:1px solid #7d8896;text-align:left",
    "<td": "padding:4px 8px;border-bottom:1px solid #d4dae2;text-align:left;vertical-align:top",
    "<figure": "margin:8px 0",
    "<ul": "list-style:none;padding:0",
    "<li": "margin:4px 0",
    "<img": "vertical-align:middle;margin-right:8px",
}
WIDTHS = {"bar": "width:96px;height:8px;margin-right:8px", "curves": "width:100%;max-width:640px;display:block"}


def in_html(words: Mapping[str, Any], panel: Mapping[str, Any]) -> str | None:
    """A check's words and what is drawn beside them; None where there is nothing to draw."""
    picture = drawn(panel)
    if picture is None:
        return None
    html = _templates().get_template("output.html.j2").render(**words, picture=picture)
    for tag, style in STYLES.items():
        html = re.sub(rf"{tag}(?=[ >])", f'{tag} style="{style}"', html)
    return PICTURE.sub(lambda found: _image(found[0]), html).strip()


def _image(svg: str) -> str:
    """A picture as an image with its own style; icons, which only repeat a word, are left out."""
    classes = CLASSES.match(svg)
    names = classes[1].split() if classes else []
    width = next((WIDTHS[name] for name in names if name in WIDTHS), None)
    if width is None:
        return ""
    title = TITLE.search(svg)
    style = (TEMPLATES / "drawing.css").read_text("utf-8")
    opened, _, rest = svg.partition(">")
    alone = f"{opened} {NAMESPACE}><style>{style}</style>{rest}"
    return f'<img style="{width}" alt="{title[1] if title else ""}" src="data:image/svg+xml;base64,{base64.b64encode(alone.encode()).decode()}">'


@cache
def _templates() -> Environment:
    folders = [TEMPLATES, Path(autograder.report.__file__).parent / "templates"]
    templates = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"points": points, "counted": counted, "percent": percent}
    return templates
