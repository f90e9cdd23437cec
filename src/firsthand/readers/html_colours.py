"""Colours as style sheets write them, and whether an eye could tell two of them apart."""

from __future__ import annotations

import re

Colour = tuple[int, int, int, float]  # red, green, blue: 0 to 255; opacity: 0 to 1

WHITE: Colour = (255, 255, 255, 1.0)
BLACK: Colour = (0, 0, 0, 1.0)
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": BLACK, "transparent": (0, 0, 0, 0.0), "snow": (255, 250, 250, 1.0),
    "ghostwhite": (248, 248, 255, 1.0), "whitesmoke": (245, 245, 245, 1.0), "ivory": (255, 255, 240, 1.0),
    "red": (255, 0, 0, 1.0), "blue": (0, 0, 255, 1.0), "green": (0, 128, 0, 1.0), "yellow": (255, 255, 0, 1.0),
    "gray": (128, 128, 128, 1.0), "grey": (128, 128, 128, 1.0), "silver": (192, 192, 192, 1.0),
    "navy": (0, 0, 128, 1.0), "maroon": (128, 0, 0, 1.0), "orange": (255, 165, 0, 1.0),
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-f])", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:\s*[,/]\s*(\d*\.?\d+)(%?))?\s*\)", re.I)
_NAME = re.compile(r"(?<![\w-])(?:" + "|".join(_NAMED) + r")(?![\w-])", re.I)
NEAR = 16  # of 255: the difference in each part that an eye does not see
FAINT = 0.05  # opacity that an eye does not see


def colour(value: str) -> Colour | None:
    """The first colour in a property's value; `None` where it names none that is known here."""
    if match := _HEX.search(value):
        digits = match[1] if len(match[1]) > 4 else "".join(2 * c for c in match[1])
        parts = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
        return parts[0], parts[1], parts[2], parts[3] / 255 if len(parts) > 3 else 1.0
    if match := _RGB.search(value):
        opacity = float(match[4]) / (100 if match[5] else 1) if match[4] else 1.0
        return int(match[1]), int(match[2]), int(match[3]), opacity
    return _NAMED[match[0].lower()] if (match := _NAME.search(value)) else None


def unseen(text: Colour, ground: Colour) -> bool:
    """Whether text of one colour cannot be seen on ground of another."""
    return text[3] <= FAINT or all(abs(a - b) <= NEAR for a, b in zip(text[:3], ground[:3], strict=True))
