"""From files to reports: plain text and JSON Lines, in folders or alone, decoded and checked.

What cannot be read is told with file and line, and reading goes on. The text of a report is what
the bytes say: nothing is normalised, line ends included.
"""

from __future__ import annotations

import codecs
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from graph.errors import SkipReport, UsageError
from graph.model import ReportInfo
from graph.settings import Settings
from ingest import encoding, language
from ingest.report import Report

TEXT_SUFFIXES = (".txt", ".text")
RECORD_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
SUFFIXES = TEXT_SUFFIXES + RECORD_SUFFIXES
"""Names of files that are read from a folder; a file named on its own is read whatever its name."""

FIELDS = ("title", "publisher", "author", "published", "url", "language")
"""Fields of a JSON Lines record besides `id` and `text`."""
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Read:
    """A report that was read."""

    report: Report
    source: str
    """File, and for JSON Lines the line: ``reports.jsonl:7``."""
    note: str = ""
    """What is worth telling though the report is used."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read as a report."""

    source: str
    message: str
    report: str | None = None


def files(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """The files that `paths` name, folders replaced by the report files within; and how many others lie there.

    Sorted within each folder; hidden files and folders are left out. ``-`` stands for standard input.

    Raises:
        UsageError: a path does not exist.
    """
    found: list[Path] = []
    others = 0
    for path in paths:
        if path.is_dir():
            for folder, names, members in os.walk(path):
                names[:] = sorted(name for name in names if not name.startswith("."))
                for name in sorted(members):
                    if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                        found.append(Path(folder, name))
                    elif not name.startswith("."):
                        others += 1
        elif path.exists() or str(path) == "-":
            found.append(path)
        else:
            raise UsageError(f"{path} does not exist; name a text file, a JSON Lines file or a folder of them")
    return found, others


def read(paths: Iterable[Path], settings: Settings) -> Iterator[Read | Unread]:
    """Every report of `paths` in order, and everything there that is none."""
    for path in paths:
        try:
            with _opened(path) as stream:
                head = stream.peek(4096) if hasattr(stream, "peek") else b""
                if _holds_records(path, head):
                    yield from _records(stream, path, settings)
                else:
                    yield _plain(stream, path, settings)
        except SkipReport as problem:
            yield Unread(str(path), str(problem))
        except (OSError, EOFError, zlib.error) as problem:
            yield Unread(str(path), f"cannot be read: {getattr(problem, 'strerror', None) or problem}")


def _opened(path: Path) -> Any:
    if str(path) == "-":
        return open(os.dup(sys.stdin.fileno()), "rb")  # noqa: PTH123 - a descriptor, closed by the caller
    return gzip.open(path, "rb") if path.name.lower().endswith(".gz") else path.open("rb")


def _holds_records(path: Path, head: bytes) -> bool:
    """By the name, else by the beginning: JSON Lines begins with an object."""
    name = path.name.lower()
    if name.endswith(RECORD_SUFFIXES):
        return True
    return not name.endswith(TEXT_SUFFIXES) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


# --- Plain text ------------------------------------------------------------------------------------


def _plain(stream: IO[bytes], path: Path, settings: Settings) -> Read | Unread:
    limit = settings.max_report_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise SkipReport(f"is larger than {limit:,} bytes, the most accepted (setting RISALAH_MAX_REPORT_BYTES)")
    text, note = encoding.decode(raw)
    _check_text(text, settings)
    name = "stdin" if str(path) == "-" else path.name.removesuffix(".gz")
    stem = Path(name).stem
    info = ReportInfo(id=stem, source=path.name, sha256=sha256(raw).hexdigest())
    return Read(Report(info, text, raw=raw), str(path), note)


def _check_text(text: str, settings: Settings, stated: str | None = None) -> None:
    if not text.strip():
        raise SkipReport("is empty: a report needs text")
    if len(text) > settings.max_report_chars:
        raise SkipReport(
            f"has {len(text):,} characters, at most {settings.max_report_chars:,} are accepted "
            "(setting RISALAH_MAX_REPORT_CHARS); split it into its reports"
        )
    if half := _HALF_A_PAIR.search(text):
        raise SkipReport(f"has half of a surrogate pair at character {half.start()}; write the whole character")
    if "\0" in text:
        raise SkipReport(f"has a NUL character at character {text.index(chr(0))}; it is not text")
    if stated is not None and stated.lower().split("-")[0] not in ("id", "in", "ind", "ms"):
        raise SkipReport(f"is in the language {stated!r}; reports in Indonesian (id) are accepted")
    if stated is None and language.told(text) == "en":
        raise SkipReport("is in English; reports in Indonesian are accepted")


# --- JSON Lines ------------------------------------------------------------------------------------


def _records(stream: IO[bytes], path: Path, settings: Settings) -> Iterator[Read | Unread]:
    head = stream.peek(4) if hasattr(stream, "peek") else b""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SkipReport("is JSON Lines in UTF-16; save it as UTF-8")
    met = 0
    for number, raw in _lines(stream, settings.max_report_bytes):
        source = f"{path}:{number}"
        if raw is None:
            limit = settings.max_report_bytes
            yield Unread(
                source, f"is larger than {limit:,} bytes, the most accepted (setting RISALAH_MAX_REPORT_BYTES)"
            )
            met += 1
        elif raw.strip():
            met += 1
            yield _record(raw, source, path, settings)
    if not met:
        raise SkipReport("is empty: JSON Lines has one object a line")


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line, without its end; None for one over `limit`, which is passed over."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        whole = line.rstrip(b"\r\n")
        if len(whole) <= limit:
            if number == 1:
                whole = whole.removeprefix(b"\xef\xbb\xbf")
            yield number, whole
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield number, None


def _record(raw: bytes, source: str, path: Path, settings: Settings) -> Read | Unread:
    known: str | None = None
    try:
        text, note = encoding.decode(raw)
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as problem:
            raise SkipReport(f"is not JSON: {problem}; each line holds one object") from problem
        if not isinstance(record, dict):
            raise SkipReport(f"holds {_kind(record)}; each line holds one object with `id` and `text`")
        known = _id(record)
        body = record.get("text")
        if not isinstance(body, str):
            raise SkipReport(f"lacks `text`, the report's words as a string (met: {_kind(body)})")
        fields = {name: _field(record, name) for name in FIELDS}
        title = fields["title"]
        whole = f"{title}\n\n{body}" if title else body
        if not body.strip():
            raise SkipReport("has an empty `text`: a report needs text")
        _check_text(whole, settings, fields["language"])
        published, more = _published(fields.pop("published"))
        info = ReportInfo(id=known, source=path.name, sha256=sha256(raw).hexdigest(), published=published, **fields)
        report = Report(info, whole, title_end=len(title) if title else 0, raw=raw)
        return Read(report, source, "; ".join(filter(None, (note, more))))
    except SkipReport as problem:
        return Unread(source, str(problem), known)


def _id(record: dict[str, Any]) -> str:
    found = record.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if not isinstance(found, str) or not found.strip():
        raise SkipReport(f"lacks `id`, the report's name as a string (met: {_kind(found)})")
    if any("\ud800" <= char <= "\udfff" or char == "\0" for char in found):
        raise SkipReport("has an `id` with a character that is no text")
    return found


def _field(record: dict[str, Any], name: str) -> str | None:
    found = record.get(name)
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    if not isinstance(found, str):
        raise SkipReport(f"has a `{name}` that is {_kind(found)}; a string is accepted")
    if any("\ud800" <= char <= "\udfff" or char == "\0" for char in found):
        raise SkipReport(f"has a `{name}` with a character that is no text")
    return found


def _published(value: str | None) -> tuple[str | None, str]:
    """The ISO date of a record, and a note where what it says is none."""
    if value is None:
        return None, ""
    try:
        return date.fromisoformat(value[:10]).isoformat(), ""
    except ValueError:
        return None, f"`published` is {value!r}, not a date such as 2024-03-04; the report counts as undated"


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")
