"""Deterministic ids: the local part of every IRI that Risalah makes.

The same name gives the same id on every machine and run. That two ids mean one thing, or one id
two, is never settled here: it is a judgement (`graph.judgements`). What is only known within a
report (a meeting, a directive) carries the report in its id, so that two meetings that happen to
share a name and a day are never silently made one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

SLUG_MAX = 80
"""Longest slug in characters; longer names are cut and given a hash of the whole."""

_WORD = re.compile(r"[a-z0-9]+")
_PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.)){0,79}")


def digest(text: str, *, size: int = 4) -> str:
    """A short hexadecimal digest (`2 * size` characters) of `text`, the same everywhere."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


@lru_cache(maxsize=8_192)
def slug(text: str) -> str:
    """`text` as lower-case ASCII words joined by hyphens; never empty.

    >>> slug("H. Al-Haris, S.Sos.")
    'h-al-haris-s-sos'
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    made = "-".join(_WORD.findall(plain.lower().replace("'", "")))
    if not made:
        return "x" + digest(text)
    if len(made) > SLUG_MAX:
        return f"{made[: SLUG_MAX - 9].rstrip('-')}-{digest(text)}"
    return made


@lru_cache(maxsize=64)
def report_key(report_id: str) -> str:
    """`report_id` as one IRI segment: unchanged when it is plain, else a slug with a digest."""
    if _PLAIN_ID.fullmatch(report_id) and not report_id.endswith("."):
        return report_id
    return f"{slug(report_id)}-{digest(report_id)}"


def person(name: str) -> str:
    """Id of a person by the fullest name known, without titles."""
    return f"person/{slug(name)}"


def organisation(name: str) -> str:
    """Id of an organisation by its official long form, region included."""
    return f"organisation/{slug(name)}"


def group(label: str) -> str:
    """Id of a collective party by its label as written."""
    return f"group/{slug(label)}"


@lru_cache(maxsize=2_048)
def place(code_or_name: str) -> str:
    """Id of a place: the official code (``15``, ``15.71``) where there is one, else the name."""
    return f"place/{code_or_name if re.fullmatch(r'[0-9.]+', code_or_name) else slug(code_or_name)}"


def post(label: str) -> str:
    """Id of a post by its long form, body or region included."""
    return f"post/{slug(label)}"


def regulation(
    type_: str,
    *,
    number: str | None = None,
    year: int | None = None,
    ministry: str | None = None,
    title: str | None = None,
    scope: str | None = None,
) -> str:
    """Id of a regulation: ``regulation/uu-23-2014``; without a number, by its title.

    `scope` is what tells apart instruments that share type, number and year: the region of a
    regional regulation, or the report's key where the region is not told.
    """
    parts = [type_, ministry or "", scope or ""]
    if number:
        parts += [number, str(year or "")]
    else:
        parts += [title or "", str(year or "")]
    return f"regulation/{slug(' '.join(p for p in parts if p))}"


def article(regulation_id: str, number: str) -> str:
    """Id of an article of a regulation: "25" -> ``.../pasal-25``, "25(1)" -> ``.../pasal-25-ayat-1``."""
    head, _, paragraph = number.partition("(")
    tail = f"-ayat-{slug(paragraph.rstrip(')'))}" if paragraph else ""
    return f"{regulation_id}/pasal-{slug(head)}{tail}"


def meeting(report_id: str, name: str, date: str | None) -> str:
    """Id of a meeting as one report tells of it."""
    when = date or "undated"
    return f"meeting/{report_key(report_id)}/{when}-{slug(name)}"


def relation(kind: str, report_id: str, *parts: str | None) -> str:
    """Id of a relation node of a report (``directive/r001/9f86d081``) by what makes it that one."""
    return f"{kind}/{report_key(report_id)}/{digest(chr(31).join([p or '' for p in parts]))}"
