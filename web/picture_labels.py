"""Labels of pictures: short enough to stand beside a bar, and made of signs that can be drawn."""

from __future__ import annotations

import re
import textwrap
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

LABEL_CHARS = 34
UNDRAWABLE = "\u25a1"
"""Stands for a sign that the font has no picture of, such as an emoji."""


def short(label: str, size: int = LABEL_CHARS) -> str:
    """A label that fits beside a bar.

    Signs that XML forbids, that begin a formula or that the font cannot draw are replaced.
    """
    label = re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+", " ", label).replace("$", "\uff04")
    known = _drawable()
    label = "".join(sign if ord(sign) in known else UNDRAWABLE for sign in label)
    return textwrap.shorten(label, size, placeholder=" …") or label[:size]


@cache
def _drawable() -> frozenset[int]:
    """Code points that the font of the pictures can draw."""
    return frozenset(get_font(findfont(FontProperties())).get_charmap())
