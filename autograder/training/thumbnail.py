"""Images small enough to stand inside a page."""

from __future__ import annotations

import base64
import io

import numpy as np

SIDE = 96  # pixels


def data_uri(image: np.ndarray) -> str:
    """An image (H, W, 3), uint8, as the address of a small PNG that carries its own bytes."""
    from PIL import Image

    picture = Image.fromarray(np.ascontiguousarray(image))
    picture.thumbnail((SIDE, SIDE))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode('ascii')}"
