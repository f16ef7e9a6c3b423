"""How large a picture stands on paper, and whether it can be read at all."""

from __future__ import annotations

import io
import re

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from core.document import Image

# The pictures that files may hold, and how their files' names end.
PICTURE_TYPES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}
MILLIMETRES_PER_PIXEL = 25.4 / 144
_VIEW_BOX = re.compile(rb"viewBox=[\"']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)")


def size_on_paper(picture: Image, widest: float, highest: float) -> tuple[float, float] | None:
    """Width and height in millimetres, within the room there is; None for what is no readable picture."""
    pixels = _pixels(picture)
    if pixels is None:
        return None
    width, height = (max(side, 1) * MILLIMETRES_PER_PIXEL for side in pixels)
    scale = min(1.0, widest / width, highest / height)
    return round(width * scale, 2), round(height * scale, 2)


def _pixels(picture: Image) -> tuple[float, float] | None:
    if not picture.data:
        return None
    if picture.media_type == "image/svg+xml":
        box = _VIEW_BOX.search(picture.data)
        return (float(box[1]), float(box[2])) if box else None
    try:
        with Pillow.open(io.BytesIO(picture.data)) as opened:
            opened.verify()
            return opened.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Pillow.DecompressionBombError):
        return None
