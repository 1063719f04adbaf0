"""One citation: the type of an instrument and what follows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from ingest.regulations.titles import ACRONYM, INSTRUMENT, WORD, clean, take_title, title_words
from ingest.stems import Stems
from ingest.tables import Table, split_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.context import Context

_SIMPLE_NUMBER = frozenset(
    {"UU", "PP", "Perpres", "Perppu", "Perda", "Keppres", "Inpres", "Permen", "PKPU", "Pergub", "Perbup", "Perwali",
     "Qanun", "Perdes", "Perban", "Ingub", "Inbup"}
)  # fmt: skip
"""Types whose "105/2021" is number and year."""
REGIONAL = frozenset(
    {
        "Perda",
        "Raperda",
        "Pergub",
        "Perbup",
        "Perwali",
        "Kepgub",
        "Kepbup",
        "Kepwali",
        "Ingub",
        "Inbup",
        "Qanun",
        "Perdes",
    }
)
"""Types that every region has: the same number and year is another instrument elsewhere."""
_REGION_KIND = {
    "Pergub": "province", "Kepgub": "province", "Ingub": "province", "Perbup": "regency", "Kepbup": "regency",
    "Inbup": "regency", "Perwali": "city", "Kepwali": "city",
}  # fmt: skip
_NAMED = frozenset({"UU", "RUU", "Raperda", "Perppu", "Perda", "Qanun", "Perdes"})
"""Types that a capitalised name may follow without "tentang" ("UU Pemilu")."""
_WHOLE = frozenset({"kuhp", "kuhap", "kuhperdata"})
"""Instruments complete without a number."""
_NUMBER_ONLY = frozenset({"pks", "putusan", "st", "perber", "maklumat"})
"""Forms that are other things unless a number follows."""

_WHO = r"(?!(?:Nomor|Nomer|No|Tahun|Tentang|Pasal|Rp)\b)(?:[A-Z][\w.'’/-]*|dan|di|kabupaten|kota|provinsi)"
_SLOT = (
    r"(?:/[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:\s*\([^()\n]{1,40}\))?(?:\s+(?:Republik\s+Indonesia|RI|NRI)\b)?"
    rf"(?P<owner>(?:,?\s+{_WHO}){{0,9}}?)(?:\s*\([^()\n]{{1,40}}\))?"
)
_YEAR_AHEAD = r"(?=\s*/\s*(?:19|20)\d\d(?!\d)|\s*,?\s*(?i:tahun|thn|th)\.?\s*(?:19|20)\d\d)"
_TOKEN = (
    r"(?:[A-Z]{1,6}(?:[ .-]|: ?))?\d\w*(?:[./-]\w+| ?/ ?(?=\d|[A-Z][\w.]*/)[\w.]+| [–-] ?\d+(?=/|\s+(?i:tahun)\b))*"
    r"(?: [A-Z]{1,10}(?=\s+(?i:tahun)\b))?"
    r"|[IVXLCDM]+(?:/[\w.-]+)+|[A-Z]{1,8}(?:[./-]\w+){0,8}[./-]\d\w*(?:[./-]\w+)*"
)
_NUMBERED = re.compile(
    rf"{_SLOT}\s*[,:]?\s*(?:(?i:nomor|nomer|nmr|no)(?![a-z])[\s.:]*(?P<number>{_TOKEN})|(?P<bare>\d{{1,4}}[A-Za-z]?){_YEAR_AHEAD})"
)
_TITLED = re.compile(rf"{_SLOT}\s*,?\s*(?P<about>(?i:tentang|ttg\.?|mengenai|perihal))\s+(?=[\w\"“'‘])")
_SENT = re.compile(
    r"\s+kepada\s+(?:(?!(?:yang|berisi|agar|untuk|tentang|perihal|me\w+)\b)[\w./-]+\s+){1,8}(?:tentang|perihal)\s+(?=[\w\"“'‘])"
)
"""To whom a circular is sent, between its type and its title."""
_SPELT_OUT = re.compile(r"\s*\((?P<full>[A-Z][^()\n]{4,80})\)")
_YEAR = re.compile(
    r"(?: \([a-z ]{2,30}\))?\s*[,/]?\s*"
    r"(?:(?i:tahun|thn\.?|th\.?|tanggal\s+\d{1,2}\s+[a-z]+|tgl\.?\s+\d{1,2}\s+[a-z]+)\s*|(?<=/))(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|\s+(?P<plain>(?:19|20)\d\d)(?![\d/.-])"
)
_SHORT_NUMBER = re.compile(r"\s(?P<number>\d{1,3})(?=[.,;)\n]|\s+(?:yang|itu|tersebut|ini)\b)")
"""A number alone right after a short form ("PP 53")."""
SHORT_FORM = 3
"""Short forms of at most so many letters count only in capitals where the year is left out."""
_NUMBER_YEAR = re.compile(r"(?P<number>\d+[A-Za-z]?) ?/ ?(?P<year>(?:19|20)\d\d)")
_LEAST_OF_A_FILE = 1_000
"""Least number before a year that is rather of a file than of an instrument."""
_TAIL_YEAR = re.compile(r"[/.-]((?:19|20)\d\d)(?:$|[/.-])")
_ABOUT = re.compile(
    r"(?: tanggal \d{1,2} [A-Z][a-z]+(?: tahun)? \d{4})?\s*,?\s*(?i:tentang|ttg\.?|mengenai|perihal)\s+(?=[\w\"“'‘])"
)
_LOOSE = re.compile(
    r"\b(?:"
    r"(?P<draft>RPerpres|RPermen\w*|Ranpergub|Raperbup|Raperwali|Raperpres)\b"
    r"|(?P<typo>(?i:p[er]{1,3}p?r[ers]{1,2}s))\b"
    r"|(?P<glued>Perda|Pergub|Perbup|Perwal|Perwali|Perpres|Permendagri|Inpres|Keppres|UU|PP)(?=Nomor|No\.|No\s)"
    r"|(?P<ministerial>(?i:permen|kepmen|inmen))(?P<ministry>[a-zA-Z-]{2,20})(?=\s+(?:RI\s+)?(?i:nomor|no\b|\d))"
    r"|(?P<act>Peraturan|Keputusan)\s+(?P<minister>Men[A-Za-z-]{2,14})"
    r"(?=\s*(?:\([^()\n]{1,40}\)\s*)?(?i:nomor|nomer|no)\b)"
    r"|(?P<body>(?:Peraturan|Keputusan|Instruksi)\s+"
    r"(?:Kepala|Ketua|Direktur|Sekretaris|Badan|Dewan|Lembaga|Komisi|Panglima|Jaksa|Kapolri|Rektor|[A-Z]{3,8})\b"
    r"[^.,;\n\"“”]{0,80}?)(?=\s+(?:Nomor|No\.))"
    r")"
)
_LOOSE_STEMS = Stems((
    "RPer", "Ranpergub", "Raper", "epres", "EPRES", "eprr", "erprs", "rpers", "ermen", "ERMEN", "epmen", "EPMEN",
    "nmen",
    "Nomor", "No.", "No ", "eraturan ", "eputusan ", "nstruksi ",
))  # fmt: skip
"""Stems of all words that `_LOOSE` begins with."""
_GLUED_TYPES = {"Perwal": "Perwali", "Permendagri": "Permen"}
_OWNERS = (
    ("Gubernur", "Kepgub"), ("Bupati", "Kepbup"), ("Wali Kota", "Kepwali"), ("Walikota", "Kepwali"),
    ("Menteri", "Kepmen"), ("Presiden", "Keppres"), ("Bersama", "SKB"),
)  # fmt: skip
"""Who decides -> type of "Keputusan ..." and "SK ..."."""
_COURT_TITLE = re.compile(r"(?:\s*\([^()\n]{1,12}\))?\s+(?:soal|tentang|mengenai|terkait)\s+")
_ACTING = re.compile(r"^(?:Pj|Plt|Plh|Penjabat)\.?\s+")
_DRAFT = re.compile(r"(?:[Dd]raft?|[Rr]ancangan)\s+$")
_REVISIONS = ("Perubahan", "Pencabutan")
_REVISED = re.compile(r"RUU\s*(?:tentang\s+)?$")
_CONSTITUTION = re.compile(
    r"(?:\s+(?:NRI|RI|Negara\s+Republik\s+Indonesia))?(?:\s+(?:[Tt]ahun\s+)?(?P<year>1945|1950))?"
)


class Form(NamedTuple):
    """A form of a type of instrument met in the text."""

    start: int
    end: int
    code: str
    type: str
    canonical: str


@dataclass(slots=True)
class Cited:
    """One instrument while the report is read."""

    start: int
    end: int
    code: str
    type: str
    number: str | None = None
    year: int | None = None
    ministry: str | None = None
    title: str | None = None
    region: int | None = None
    aliases: set[str] = field(default_factory=set)
    rule: str = ""
    confidence: float = 1.0
    articles: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


@cache
def _ministers() -> Mapping[str, str]:
    """Short form of a minister in lower case ("mendagri") -> the post in full."""
    rows = Table("ministries.tsv", ("canonical", "head_post", "head_acronyms")).rows()
    return {
        short.replace("-", "").lower(): row["head_post"]
        for _, row in rows
        for short in split_forms(row["head_acronyms"])
        if " " not in short
    }


def find_forms(ctx: Context) -> list[Form]:
    """Where a type of instrument is written, in order and without overlap."""
    terms = ctx.gazetteer.terms
    found = [
        Form(hit.start, hit.end, term.id, term.form, term.canonical)
        for hit in ctx.hits_of("regulation")
        if (term := terms[hit.entry])
    ]
    for place in _LOOSE_STEMS.word_starts(ctx.text):
        match = _LOOSE.match(ctx.text, place)
        if match is None:
            continue
        start, end = match.span()
        if match["typo"]:
            found.append(Form(start, end, "perpres", "Perpres", ""))
        elif glued := match["glued"]:
            found.append(Form(start, end, glued.lower(), _GLUED_TYPES.get(glued, glued), ""))
        elif match["ministerial"]:
            kind = {"p": "Permen", "k": "Kepmen"}.get(match["ministerial"][0].lower(), "other")
            found.append(Form(start, end, kind.lower(), kind, f"Menteri {match['ministry']}"))
        elif match["act"]:
            minister = _ministers().get(match["minister"].replace("-", "").lower())
            if minister is not None:
                kind = "Permen" if match["act"] == "Peraturan" else "Kepmen"
                found.append(Form(start, end, kind.lower(), kind, minister))
        elif match["body"]:
            found.append(Form(start, end, "body", "Perban" if " Badan" in match["body"] else "other", ""))
        else:
            found.append(Form(start, end, "draft", "other", ""))
    found.sort(key=lambda form: (form.start, -form.end))
    kept: list[Form] = []
    for form in found:
        if not kept or form.start >= kept[-1].end:
            kept.append(form)
    return kept


def cite(ctx: Context, form: Form, after: Form | None, end: int) -> Cited | None:
    """The citation that begins at `form`, or None where the form names no instrument."""
    text = ctx.text
    one = Cited(form.start, form.end, form.code, form.type)
    if text[form.start : form.end] == "Uu":  # a given name
        return None
    if form.type == "UUD":
        return _constitution(text, one, end)
    if form.code in _WHOLE:
        one.title, one.rule, one.confidence = form.canonical, "R-05", 0.95
        if acronym := ACRONYM.match(text, form.end, end):
            one.end = acronym.end()
        if _REVISED.search(text, max(0, form.start - 14), form.start):
            one.type = "RUU"
        return one
    limit = min(end, form.end + 420)
    match = _NUMBERED.match(text, form.end, limit)
    plain = text[form.start : form.end].isupper() or form.end - form.start > SHORT_FORM
    short = _SHORT_NUMBER.match(text, form.end, limit) if plain and form.type in _SIMPLE_NUMBER else None
    if match is not None and form.type in ("RUU", "Raperda") and match["owner"].strip().startswith(_REVISIONS):
        return _unnumbered(ctx, form, after, one, limit, end)  # the number is that of the one it revises
    if match is None and short is not None:
        one.number, one.end, one.rule, one.confidence = short["number"], short.end(), "R-01", 0.7
        return one
    if match is None:
        return _unnumbered(ctx, form, after, one, limit, end)
    one.number, one.end, one.rule = match["number"] or match["bare"], match.end(), "R-01"
    if not any(c.isdigit() for c in one.number):
        return None
    _owner(ctx, form, one, match)
    split = _NUMBER_YEAR.fullmatch(one.number)
    if split and (one.type in _SIMPLE_NUMBER or int(split["number"].rstrip(ascii_letters)) < _LEAST_OF_A_FILE):
        one.number, one.year = split["number"], int(split["year"])
    elif year := _YEAR.match(text, one.end, limit):
        one.year, one.end = int(year["year"] or year["plain"]), year.end()
    elif match["bare"] and (year := re.compile(r"\s*/\s*(\d{4})").match(text, one.end, limit)):
        one.year, one.end = int(year[1]), year.end()
    elif tail := _TAIL_YEAR.search(one.number):
        one.year = int(tail[1])
    if about := _ABOUT.match(text, one.end, limit):
        take_title(text, one, about.end(), end)
    one.confidence = 0.98 if one.year else 0.85
    return one


def _constitution(text: str, one: Cited, end: int) -> Cited | None:
    if text[one.start : one.end].lower() == "konstitusi":
        return None
    match = _CONSTITUTION.match(text, one.end, end)
    written = re.search(r"19\d\d", text[one.start : match.end() if match else one.end])
    one.year = int(written[0]) if written else None
    one.end = match.end() if match else one.end
    one.rule, one.confidence = "R-05", 0.95
    return one


def _owner(ctx: Context, form: Form, one: Cited, match: re.Match[str]) -> None:
    """Set ministry, region and the type that who issued it decides."""
    owner = match["owner"].strip(" ,")
    if form.code == "sk":
        owner = _ACTING.sub("", owner)
        one.type = next((kind for start, kind in _OWNERS if owner.startswith(start)), "other")
        if one.type == "Kepmen":
            one.ministry = owner.removeprefix("Menteri").strip() or None
    if one.type in ("Permen", "Kepmen") and form.code != "sk":
        fixed = form.canonical.partition("Menteri ")[2]
        rest = owner.removeprefix("Negara ").strip(" ,/")
        joined = f"{fixed}{rest}" if rest.startswith("/") else fixed
        one.ministry = (joined if fixed else rest) or None
        if fixed and ctx.text[form.end : form.end + 1] == "/":
            tail = re.compile(r"/[A-Z][\w ]{1,40}?(?=\s+(?i:nomor|no\b|\d))").match(ctx.text, form.end, match.end())
            one.ministry = fixed if tail is None or tail[0] in fixed else fixed + tail[0]
    if one.type in REGIONAL:
        one.region = _region(ctx, one, form.start, match.end())


def _region(ctx: Context, one: Cited, start: int, end: int) -> int | None:
    """The region written between the type and the number, where only one fits."""
    first = bisect_left(ctx.hits, (start,))
    regions = ctx.gazetteer.regions
    wanted = _REGION_KIND.get(one.type)
    fitting: list[int] = []
    for at in range(first, len(ctx.hits)):
        hit = ctx.hits[at]
        if hit.start >= end:
            break
        if hit.kind == "region" and (wanted is None or regions[hit.entry].kind == wanted):
            fitting.append(hit.entry)
    return fitting[0] if len(fitting) == 1 else None


def _unnumbered(ctx: Context, form: Form, after: Form | None, one: Cited, limit: int, end: int) -> Cited | None:
    """An instrument told by its name: "Raperda tentang ...", "UU Pemilu", "RUU KUHAP"."""
    text = ctx.text
    if form.code == "putusan-mk":
        about = _COURT_TITLE.match(text, form.end, limit)
        if about is None or not take_title(text, one, about.end(), end):
            return None
        one.title, one.rule, one.confidence = clean(text[form.start : one.end]), "R-06", 0.75
        return one
    if form.code == "sk" and _DRAFT.search(text, max(0, form.start - 12), form.start):
        word = WORD.match(text, form.end, limit)
        if word is None or word["comma"] or not take_title(text, one, word.start("word"), end):
            return None
        one.title, one.rule, one.confidence = clean(text[form.start : one.end]), "R-07", 0.6
        return one
    if form.code in _NUMBER_ONLY or (form.code == "sk" and not text[form.start : form.end].startswith(("SK", "Surat"))):
        return None
    one.confidence = 0.85
    acronym = ACRONYM.match(text, form.end, limit)
    name_at = acronym.end() if acronym else form.end
    if one.type in ("RUU", "UU") and after and after.code in _WHOLE and not text[name_at : after.start].strip():
        one.type, one.title, one.end, one.rule = "RUU", after.canonical, after.end, "R-05"
        return one if form.type == "RUU" else None
    if one.type == "SE" and (sent := _SENT.match(text, form.end, limit)):
        one.rule = "R-02"
        return one if take_title(text, one, sent.end(), end) else None
    year = _YEAR.match(text, form.end, limit) if form.type in _SIMPLE_NUMBER else None
    about = _ABOUT.match(text, year.end(), limit) if year is not None else None
    if year is not None and about is not None and take_title(text, one, about.end(), end):
        one.year, one.rule = int(year["year"] or year["plain"]), "R-02"
        return one
    match = _TITLED.match(text, form.end, limit)
    if match and after and match.start("owner") <= after.start < match.end("owner"):
        match = None  # "Perda Pasar dan Perwali tentang ...": the title is the other's
    if match and (match["about"][0] in "tT" or not match["owner"]):
        _owner(ctx, form, one, match)
        if one.type in REGIONAL:
            one.region = _region(ctx, one, form.start, match.end())
        if not take_title(text, one, match.end(), end):
            return None
        one.rule = "R-02"
        if after and after.code in _WHOLE and after.start - match.end() <= 1:
            one.title, one.end = after.canonical, after.end
        return one
    if form.code == "draft" or one.type in _NAMED:
        word = WORD.match(text, name_at, limit)
        if (
            word is None
            or word["comma"]
            or not word["word"][0].isupper()
            or word["word"].lower() in title_words("no_name")
        ):
            return None
        if text[form.start].islower() or (
            one.type in ("Perda", "Qanun", "Perdes") and _is_region(ctx, word.start("word"))
        ):
            return None
        if INSTRUMENT.match(word["word"]) or not take_title(text, one, word.start("word"), end, strict=True):
            return None
        if form.code == "draft":
            one.title = clean(text[form.start : one.end])
        elif (full := _SPELT_OUT.match(text, one.end, end)) and _initials(full["full"]) == one.title:
            one.aliases.add(str(one.title).lower())
            one.title, one.end = clean(full["full"]), full.end()
        one.rule, one.confidence = "R-03", 0.8
        return one
    return None


def _initials(name: str) -> str:
    """The capitals that its words begin with."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_region(ctx: Context, offset: int) -> bool:
    index = bisect_left(ctx.hits, (offset,))
    return index < len(ctx.hits) and ctx.hits[index].start == offset and ctx.hits[index].kind == "region"
