"""What the holder of a post deals with, where the words for it are no plain part of the post's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import units
from ingest.bodies import read_region

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.posts import PostReading

_DEPUTIES = frozenset({"Wakil Ketua", "Wakil Sekretaris", "Sekretaris", "Bendahara", "Anggota"})
"""Heads told without their body."""
_DIVISION = re.compile(r",? (?:(?:[Kk]oordinator |[Kk]etua )?[Dd]ivisi|Kordiv) (?=[A-Z])")
_IN_DIVISIONS = ("Anggota", "Komisioner", "Ketua")
FIELD = re.compile(r",? (?:[Bb]idang|BIDANG|[Bb]id\.) ")


def read_of_adviser(frame: Frame, post: PostReading, pos: int, limit: int, *, capitals: bool) -> bool:
    """What an adviser told without the head of region deals with ("Staf Ahli Bidang Hukum Setda Jambi")."""
    field = FIELD.match(frame.text, pos, limit)
    unit = units.read_unit(frame, field.end() - 1, limit, capitals=capitals) if field is not None else None
    if field is None or unit is None or not unit.words:
        return False
    post.unit = f"Bidang {' '.join(frame.text[field.end() : unit.end].split())}"
    post.head = post.title = post.head.removesuffix(" Kepala Daerah")
    post.end = unit.end
    return True


def read_region_of_adviser(frame: Frame, post: PostReading, limit: int, *, attached: bool) -> None:
    """Take in the region of an adviser whose field is told and no body ("Staf Ahli Bidang Hukum Kabupaten Sleman")."""
    region = None if attached else read_region(frame, post.end)
    if region is not None and region[0] <= limit:
        post.end, post.regions = region


def names_a_deputy(frame: Frame, post: PostReading, words: str) -> bool:
    """Whether words right after a deputy's head are a name sooner than a body ("Wakil Ketua Wira Padmana, Laras")."""
    if post.head not in _DEPUTIES or post.unit or " " not in words:
        return False
    return not any(units.is_unit_word(frame, word) for word in words.split(" "))


def read_division(frame: Frame, post: PostReading, limit: int) -> None:
    """Take into the post of a commissioner the division that is told after the body ("Anggota KPU X Divisi Hukum")."""
    if post.body is None or post.head not in _IN_DIVISIONS or not frame.text.startswith((" ", ", "), post.end):
        return
    division = _DIVISION.match(frame.text, post.end, limit)
    unit = units.read_unit(frame, division.end() - 1, limit) if division is not None else None
    if division is not None and unit is not None and unit.words:
        post.suffix = f"Divisi {' '.join(frame.text[division.end() : unit.end].split())}"
        post.end = unit.end


_OF_A_MEMBER = re.compile(
    r",? (?:(?:(?:[Kk]oordinator )?[Bb]idang )?Kor(?:kesra|pol[a-z]+|ekku|inbang)(?= [A-Z])"
    r"|(?:[Kk]oordinator )?[Bb]idang(?= [A-Z])|(?:dari |asal )?(?P<seat>Dapil|Daerah Pemilihan)(?= [A-Z]))"
)
_SHORT = re.compile(r" \(Kor[a-z]+\)")


def past_seat(frame: Frame, post: PostReading, limit: int) -> int:
    """The offset after what a member of the national chambers oversees or where his seat is; else the post's end.

    "Wakil Ketua DPR RI Koordinator Bidang Kesejahteraan Rakyat (Korkesra) Fulan", "Anggota DPD RI Dapil Bali Fulan".
    """
    if post.body is None or post.body.kind != "legislature" or post.regions:
        return post.end
    match = _OF_A_MEMBER.match(frame.text, post.end, limit)
    if match is None:
        return post.end
    if match["seat"] is not None:
        region = read_region(frame, match.end())
        if region is None:
            return post.end
        number = units.read_number(frame.text, region[0])
        named = number is not None and number[1] == "I" and frame.text[number[0] : number[0] + 1] == " "
        return number[0] if number is not None and not named else region[0]  # "Dapil Bali I Wayan Fulan"
    if match[0].endswith("idang"):
        unit = units.read_unit(frame, match.end(), limit)
        short = _SHORT.match(frame.text, unit.end, limit)
        return (short.end() if short is not None else unit.end) if unit.words else post.end
    return match.end()


_NUMBERED_ASSISTANT = re.compile(r"Asisten (?:I{1,3}|[123])$")
_GOES_ON = ("dan ", "serta ", ", ")


def keep_as_written(frame: Frame, post: PostReading, pos: int) -> None:
    """Keep what an assistant deals with as it is written, where the words after its short form tell it."""
    written = " ".join(frame.text[post.start : pos].split())
    if post.unit.startswith(_GOES_ON):
        post.head = post.title = written if written[0].isupper() else post.head
    elif _NUMBERED_ASSISTANT.match(written):
        full = f"Asisten {post.unit}"
        if not any(hit.kind == "post" and hit.end == len(full) for hit in frame.gazetteer.find(full)):
            post.head = post.title = full
        post.unit = ""


_LOWER_WORDS = re.compile(r"(?: (?:dan )?[a-z]+){1,5}")
_SHORT_FORM = re.compile(r" ([A-Z][A-Za-z]+)\b")


def read_listed(frame: Frame, pos: int, hint: str, limit: int) -> units.Unit:
    """The field of an agency that only a list tells to be one: in lower case, or by a short form.

    "kadis perhubungan" is of a "Dinas Perhubungan", "Karo Adpim" of a "Biro Adpim".
    """
    forms = frame.gazetteer.body_by_form
    short = _SHORT_FORM.match(frame.text, pos, limit)
    if short is not None:
        return units.Unit(short.end(), 1) if f"{hint} {short[1]}".lower() in forms else units.Unit(pos, 0)
    match = _LOWER_WORDS.match(frame.text, pos, limit)
    words = match[0].split() if match is not None else []
    while words and f"{hint} {' '.join(words)}".lower() not in forms:
        words.pop()
    return units.Unit(pos + 1 + len(" ".join(words)), len(words)) if words else units.Unit(pos, 0)


_CLERICAL = ("TU", "Tata Usaha")


def is_of_secretariat(post: PostReading) -> bool:
    """Whether a post is that of a head of a division of a region's secretariat."""
    return post.head == "Kepala Bagian" and not is_clerical(post)


def is_clerical(post: PostReading) -> bool:
    """Whether a post is that of a head of clerks, whom agencies and offices have, but no region's secretariat."""
    return post.head == "Kepala Bagian" and post.unit.startswith(_CLERICAL)
