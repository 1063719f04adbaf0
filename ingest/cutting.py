"""A stretch of text cut into what a pattern finds in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from operator import itemgetter, methodcaller

_SPAN: Callable[[re.Match[str]], tuple[int, int]] = methodcaller("span")
_WORD: Callable[[re.Match[str]], str] = itemgetter(0)


def cut(
    pattern: re.Pattern[str], text: str, start: int, end: int, most: int
) -> tuple[list[tuple[int, int]], list[str]]:
    """Where the first `most` matches in `text[start:end]` stand, and what they are.

    >>> cut(re.compile(r"\\w+"), "Rapat itu dibuka camat", 6, 22, 2)
    ([(6, 9), (10, 16)], ['itu', 'dibuka'])
    """
    found = list(islice(pattern.finditer(text, start, end), most))
    return list(map(_SPAN, found)), list(map(_WORD, found))
