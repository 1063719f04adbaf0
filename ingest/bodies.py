"""A body as read from the text, and the small pieces its readers share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import OrganisationKind
    from ingest.frame import Frame


ACRONYM = re.compile(r" ?\( ?([A-Z][A-Za-z0-9./&-]*(?:[ -][A-Z][A-Za-z0-9-]*){0,3}) ?\)")


PLACE = re.compile(
    r"(?: (?:Kecamatan|Kec\.?|Kelurahan|Kel\.?|Desa|Nagari|Gampong|Distrik))? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
"""A place below the regencies, with or without the word for its kind."""


_UNIT_NUMBER = re.compile(
    r" ((?:\d{3,4}[-/]\d{1,2}\b(?:/[A-Z]\w+)?)|(?:\d{2,4}|[IVX]+)(?:/ |[-/ ])?(?:[A-Z][\w-]+(?: [A-Z][a-z]+)?)"
    r"|\d{3,4}(?=\W)|[IVX]+(?=[ ,.)]))"
)


_NUMBER_AND_PLACE = re.compile(r" (\d{3,4}[-/]\d{1,2} [A-Z][a-z]+)( [A-Z][a-z]+)?")
"""The number of a unit below another's, and the place after it, before a rank or the other unit."""


_PLACE_COMMA = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)?), (?=[A-Z])")


_UNIT_PLACE = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= )")


HOME = frozenset(
    {
        "indonesia",
        "asean",
        "jawa",
        "kalimantan",
        "sulawesi",
        "sumatera",
        "sumatra",
        "madura",
        "lombok",
        "flores",
        "nias",
        "timor",
        "jabodetabek",
    }
)


@dataclass(slots=True)
class OrganisationReading:
    """A body as read from the text, before the report as a whole decides its name."""

    start: int
    end: int
    base: str
    """Long form without region ("Dinas Kesehatan", "Komisi III")."""
    kind: OrganisationKind
    scope: str
    """As `gazetteer.Body.scope`; "government" for the government of a region."""
    level: str = ""
    regions: tuple[int, ...] = ()
    """Regions its form may mean; empty where none is written."""
    place: str | None = None
    """A place below the regencies that is part of the name ("Bantargebang")."""
    parent: OrganisationReading | None = None
    parent_name: str | None = None
    """Name of the body it is known to be part of."""
    acronym: str | None = None
    collective: bool = False
    """Several bodies at once ("Badan Kesbangpol se-Indonesia") or a kind of body."""
    rule: str = "O-01"
    confidence: float = 0.95
    in_post: bool = False
    core_end: int = 0
    """End of the name without the region."""
    others: tuple[tuple[int, str], ...] = ()
    """End and label of further numbers that share its name and parent ("Komisi I dan III DPRD")."""
    partial: bool = False
    """What is written of it is no name by itself: the rest it shares with the body before it."""


def read_region(frame: Frame, pos: int) -> tuple[int, tuple[int, ...]] | None:
    """The region written at `pos` (the offset before a space) and the offset after it."""
    text = frame.text
    at = pos
    if text.startswith((" ", "\xa0", "\n"), at):
        at += 2 if text.startswith("  ", at) else 1
    elif text.startswith(". ", at):
        at += 2
    found = [hit for hit in frame.at.get(at, ()) if hit.kind in ("region", "region_word")]
    if found:
        parted = _PARTED.match(text, found[0].end)
        if parted is not None:
            # "Ogan Komering Ulu (OKU) Selatan" is no part of "Ogan Komering Ulu"
            whole = frame.gazetteer.find(f"{text[at : found[0].end]} {parted[1]}")
            entries = tuple(hit.entry for hit in whole if hit.kind == "region" and hit.start == 0)
            if entries:
                return parted.end(), entries
        return found[0].end, tuple(hit.entry for hit in found)
    government = frame.first(at, "government")
    if government is not None and at > pos:
        # "Setda Pemprov Sumut": the government stands for its region
        return read_region(frame, government.end)
    level = _LOWER_LEVEL.match(text, pos)
    if level is not None:
        kinds = ("province",) if level[1].startswith("prov") else ("city",) if level[1] == "kota" else ("regency",)
        regions = frame.gazetteer.regions
        named = [
            hit for hit in frame.at.get(level.end(), ()) if hit.kind == "region" and regions[hit.entry].kind in kinds
        ]
        if named:
            return named[0].end, tuple(hit.entry for hit in named)
    return _defined_region(frame, at)


_LOWER_LEVEL = re.compile(r" (provinsi|prov\.|kabupaten|[Kk]ab\.|kota) ?(?=[A-Z])")
"""The level of a region in lower case, or run together with its name ("DPRD Kab.Sleman")."""


_REPRESENTATIONS = {"state_body": (" Perwakilan", "Perwakilan"), "ministry": (" Kanwil", "Kantor Wilayah")}
"""Kind of a national body -> how its office in a region is written after its name, and what that is in full."""


def is_representation(frame: Frame, out: OrganisationReading, pos: int, limit: int) -> bool:
    """Make a national body its office in a region, where one is named at `pos` ("BI Perwakilan Sumbar")."""
    written, name = _REPRESENTATIONS.get(out.kind, ("", ""))
    if not written or not frame.text.startswith(f"{written} ", pos):
        return False
    office = read_region(frame, pos + len(written))
    if office is None or office[0] > limit:
        return False
    out.base, out.scope, out.acronym = f"{name} {out.base}", "regional", None
    out.kind = "ministry_unit" if out.kind == "ministry" else out.kind
    out.core_end = pos + len(written)
    out.end, out.regions = office
    return True


_PARTED = re.compile(r" \([A-Z]{2,6}\) (Selatan|Timur|Utara|Barat|Tengah|Tenggara)\b")
_WORD = re.compile(r"[A-Z][A-Za-z]{1,9}\b")


def _defined_region(frame: Frame, at: int) -> tuple[int, tuple[int, ...]] | None:
    """A short form of a region that the report itself defines ("Minahasa Tenggara (Mitra)") or names in full."""
    if frame.at.get(at):
        return None
    word = _WORD.match(frame.text, at)
    initials = frame.region_initials.get(word[0]) if word is not None and word[0].isupper() else None
    if word is not None and initials is not None:
        return word.end(), initials
    definition = frame.definitions.get(word[0]) if word else None
    if word is None or definition is None or definition.start >= at:
        return None
    entries = tuple(
        hit.entry for hit in frame.at.get(definition.start, ()) if hit.kind == "region" and hit.end == definition.end
    )
    return (word.end(), entries) if entries else None


def pick_body(frame: Frame, entries: list[int], end: int, hint: str) -> int:
    """Which of the listed bodies that share a form is meant, by what stands around it."""
    bodies = frame.gazetteer.bodies
    if len(entries) == 1:
        return entries[0]
    if hint:
        for entry in entries:
            if bodies[entry].name.startswith(hint):
                return entry
    named = [entry for entry in entries if entry in frame.sure_bodies]
    if len(named) == 1:
        return named[0]
    regional = read_region(frame, end) is not None
    for entry in entries:
        if (bodies[entry].scope == "regional") == regional:
            return entry
    return entries[0]


def is_region_acronym(frame: Frame, at: int) -> bool:
    return any(hit.kind == "region" for hit in frame.at.get(at, ()))


def is_acronym_of_another(frame: Frame, start: int, at: int) -> bool:
    """Whether letters in brackets are a region's or a post's ("(Wakasad)"), not those of the body from `start` on."""
    hits = frame.kinds(at)
    if not any(hit.kind == "post" for hit in hits):
        return any(hit.kind == "region" for hit in hits)
    initials = "".join(word[0] for word in frame.text[start : at - 1].split())
    return not initials.upper().startswith(frame.text[at : hits[0].end].upper())


def is_collective(frame: Frame, start: int) -> bool:
    """Whether a word before `start` says that several of a kind are meant ("seluruh", "para", "5")."""
    text = frame.text
    if start < 2 or text[start - 1] != " ":
        return False
    if not text[start - 2].isalnum():
        return False
    quantifiers = frame.gazetteer.quantifiers
    floor = max(0, start - 30)
    cut = text.rfind(" ", floor, start - 1)
    last = text[cut + 1 : start - 1].lower()
    if last in quantifiers or last.isdigit():
        return True
    return cut > 0 and text[text.rfind(" ", floor, cut) + 1 : cut].lower() in quantifiers


def stands_alone(text: str, word: str) -> bool:
    """Whether `word` occurs in `text` with no letter or digit beside it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(word, end)
    return False


_OWN_NAME = re.compile(r" (([A-Z][a-z]+)(?: [A-Z][a-z]+)?)")
_DISTRICT_COMMAND = "Komando Daerah Militer"


def read_command(frame: Frame, head: str, pos: int, limit: int) -> tuple[int, str] | None:
    """What tells the command that a military head leads, and the offset after it.

    A listed command of a district is known by its own name, whoever follows ("Pangdam Siliwangi memimpin").
    """
    match = _OWN_NAME.match(frame.text, pos, limit) if head.endswith(_DISTRICT_COMMAND) else None
    if match is not None:
        for part in (1, 2):
            body = frame.gazetteer.body_by_form.get(f"kodam {match[part].lower()}")
            if body is not None:
                return match.end(part), frame.gazetteer.bodies[body].name.removeprefix(f"{_DISTRICT_COMMAND} ")
    return read_unit_number(frame, pos, limit)


def read_unit_number(frame: Frame, pos: int, limit: int) -> tuple[int, str] | None:
    """The number or name of a military unit at `pos` (" 0315/Bintan"), and the offset after it.

    A name without a number is taken only where a rank or another post follows it.
    """
    short = ACRONYM.match(frame.text, pos, limit)
    pos = short.end() if short is not None else pos
    match = _NUMBER_AND_PLACE.match(frame.text, pos, limit)
    for end in (match.end(2), match.end(1)) if match is not None else ():
        named = frame.at.get(end + 1 + frame.text.startswith((",", " ("), end), ()) if end > 0 else ()
        if any(hit.kind in ("rank", "organisation") for hit in named):
            return end, frame.text[pos + 1 : end]
    match = _UNIT_NUMBER.match(frame.text, pos)
    if match is None:
        match = _UNIT_PLACE.match(frame.text, pos)
        comma = _PLACE_COMMA.match(frame.text, pos)
        if comma is not None and any(h.kind in ("rank", "title") for h in frame.at.get(comma.end(), ())):
            return (comma.end(1), comma[1]) if not frame.at.get(comma.start(1)) else None
        while match is not None and not any(hit.kind in ("rank", "post") for hit in frame.at.get(match.end() + 1, ())):
            shorter = match[1].rpartition(" ")[0]
            end = pos + 1 + len(shorter)
            if shorter and any(hit.kind in ("rank", "post") for hit in frame.at.get(end + 1, ())):
                return (end, shorter) if not frame.at.get(pos + 1) else None
            return None
    if match is None or match.end() > limit or frame.at.get(match.start(1)):
        return None
    for space in (at for at, letter in enumerate(match[1]) if letter == " "):
        known = frame.at.get(match.start(1) + space + 1, ())
        if any(hit.kind in ("rank", "title", "post", "organisation") for hit in known):
            return match.start(1) + space, " ".join(match[1][:space].split())
    return match.end(), " ".join(match[1].split())


def read_place_name(frame: Frame, pos: int) -> tuple[int, str] | None:
    """Where the place below the regencies at `pos` ends, before a rank ("Polsek X Ipda Fulan"), and its name."""
    match = PLACE.match(frame.text, pos)
    if match is None or frame.at.get(match.start(1)):
        return None
    end = match.end()
    for space in (at for at in range(match.start(1), end) if frame.text[at] == " "):
        if any(hit.kind in ("rank", "title", "post") for hit in frame.at.get(space + 1, ())):
            end = space
            break
    return end, frame.text[match.start(1) : end]


def _is_heading(frame: Frame, pos: int) -> bool:
    zone = frame.zone(pos)
    return zone is not None and zone.heading


_GOES_ON = re.compile(r" [A-Z][a-z]+\b")


def past_short_form(frame: Frame, out: OrganisationReading, pos: int, limit: int) -> int:
    """The offset after a name that goes on past its short form ("Badan Penyelenggara X (BPX) Kesehatan"), else `pos`.

    It goes on where the short form with the word after it is a form of a listed body, which `out` then is.
    """
    word = _GOES_ON.match(frame.text, pos, limit)
    if word is None or out.acronym is None:
        return pos
    known = frame.gazetteer.body_by_form.get(f"{out.acronym}{word[0]}".lower())
    if known is None:
        return pos
    body = frame.gazetteer.bodies[known]
    out.base, out.kind, out.scope, out.level, out.acronym = body.name, body.kind, body.scope, body.level, None
    return word.end()


def may_contain(parent: OrganisationReading, child: OrganisationReading) -> bool:
    """Whether a body of the parent's kind can have one of the child's kind as its part."""
    if parent.base == child.base:
        return False
    if child.kind == "security":
        return parent.base.startswith("Kepolisian")
    if child.kind == "ministry_unit":
        return parent.kind in ("ministry", "ministry_unit", "state_body", "security")
    if child.kind == "regional_agency":
        if parent.base.startswith("Sekretariat Daerah"):
            return True
        if parent.kind == "regional_agency":
            return parent.base.startswith(("Sekretariat", "Dinas", "Badan", "Inspektorat")) and child.base.startswith(
                ("Biro", "Bagian", "Unit", "Bidang", "UPT")
            )
        return parent.kind in ("ministry", "regional_government") or (
            parent.kind in ("state_body", "security") and child.base.startswith(("Biro", "Pusat", "Bagian"))
        )
    return child.kind == "state_body" and parent.kind == "ministry" and child.base.startswith(("Badan", "Lembaga"))


_MORE_NUMBERS = re.compile(r"(?:, | dan | serta | & |,? dan )((?:IX|IV|V?I{1,3}|V|X[IV]{0,4})|[A-F])(?=[ ,])")


def more_numbers(text: str, pos: int, limit: int) -> tuple[tuple[int, str], ...]:
    """End and label of the numbers that go on from `pos` (" dan III"), in order."""
    found: list[tuple[int, str]] = []
    while (match := _MORE_NUMBERS.match(text, pos, limit)) is not None:
        pos = match.end()
        found.append((pos, match[1]))
    return tuple(found)


def numbered_alike(out: OrganisationReading) -> list[OrganisationReading]:
    """The bodies that share the name of one but for its number."""
    name = out.base.rpartition(" ")[0]
    found: list[OrganisationReading] = []
    for end, label in out.others:
        last = end == out.others[-1][0] and out.parent is not None
        found.append(
            replace(
                out, start=end - len(label), end=out.parent.end if last and out.parent is not None else end,
                base=f"{name} {label}", core_end=end, others=(), partial=True,
            )
        )  # fmt: skip
    return found


_AND = re.compile(r",? (?:dan|serta|maupun|&) ")
_COMMA = re.compile(r", ")


def regions_alike(frame: Frame, out: OrganisationReading, limit: int) -> list[OrganisationReading]:
    """Bodies of further regions that share all but the region ("Pemkab Sleman, Bantul dan Gunungkidul")."""
    if out.scope not in ("government", "regional") or not out.regions or out.parent is not None or out.collective:
        return []
    regions = frame.gazetteer.regions
    kinds = {regions[index].kind for index in out.regions}
    found: list[OrganisationReading] = []
    pos = out.end
    while True:
        joined = _AND.match(frame.text, pos, limit)
        match = joined or _COMMA.match(frame.text, pos, limit)
        hits = [h for h in frame.at.get(match.end(), ()) if h.kind == "region"] if match is not None else []
        fitting = tuple(h.entry for h in hits if regions[h.entry].kind in kinds)
        if not fitting or hits[0].end > limit:
            return []
        pos = hits[0].end
        found.append(
            replace(
                out, start=hits[0].start, end=pos, core_end=hits[0].start, regions=fitting, partial=True, acronym=None
            )
        )
        if joined is not None:
            return found
