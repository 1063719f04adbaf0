"""From bytes to text: UTF-8, UTF-16, Windows-1252; anything else is refused."""

from __future__ import annotations

import codecs
import re

from graph.errors import SkipReport

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks; UTF-32 before UTF-16, whose little-endian mark begins its."""

_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "compressed with gzip (name it .jsonl.gz)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text has; tabs, ends of lines and pages, and escapes are fine."""
FEWEST_LETTERS = 0.5
"""Least share of letters and spaces in what is read as Windows-1252; random bytes have a third."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text of `raw` without a byte order mark, and a note where the encoding is not UTF-8.

    Raises:
        SkipReport: the bytes are no text, or in an encoding that is not accepted.
    """
    if not raw:
        raise SkipReport("is empty: a report needs text")
    for start, name in _FORMATS:
        if raw.startswith(start):
            raise SkipReport(f"is {name}, not text; plain text and JSON Lines are accepted")
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            text = _strict(raw[len(mark) :], codec, name)
            return _plain(text), "" if name == "UTF-8" else f"read as {name}"
    if b"\0" in raw and (unmarked := _unmarked_utf16(raw)) is not None:
        return _plain(unmarked), "read as UTF-16 without a byte order mark"
    try:
        return _plain(raw.decode()), ""
    except UnicodeDecodeError as problem:
        bad = problem
    line = raw.count(b"\n", 0, bad.start) + 1
    where = f"byte 0x{raw[bad.start]:02X} in line {line} is not UTF-8"
    if b"\0" in raw:
        raise SkipReport(f"is not text ({where}, and there are NUL bytes); plain text and JSON Lines are accepted")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise SkipReport(f"is not text in an accepted encoding ({where}); save it as UTF-8") from bad
    ordinary = sum(char.isalpha() or char.isspace() for char in text)
    if ordinary < FEWEST_LETTERS * len(text) or not _controls_fine(text):
        raise SkipReport(f"is not text ({where}); plain text and JSON Lines are accepted")
    return text, f"read as Windows-1252: {where}"


def _strict(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].decode(codec, "replace").count("\n") + 1
        raise SkipReport(
            f"begins with the mark of {name} but is not {name} in line {line}; save it again as UTF-8"
        ) from problem


def _plain(text: str) -> str:
    """`text`, unless its control characters show that it is none."""
    if not _controls_fine(text):
        raise SkipReport("is not text: it has many control characters; plain text and JSON Lines are accepted")
    return text


def _controls_fine(text: str) -> bool:
    return len(_CONTROLS.findall(text)) <= len(text) * 0.001 + 1 and "\0" not in text


def _unmarked_utf16(raw: bytes) -> str | None:
    """The text of UTF-16 without its mark: Latin letters leave a NUL in every other byte."""
    for codec, zeros, others in (("utf-16-le", raw[1::2], raw[0::2]), ("utf-16-be", raw[0::2], raw[1::2])):
        if zeros.count(0) > 0.8 * len(zeros) and others.count(0) == 0:
            try:
                return raw.decode(codec)
            except UnicodeDecodeError:
                return None
    return None
