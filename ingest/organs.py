"""Parts of a legislature: its factions, committees and boards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import units
from ingest.bodies import OrganisationReading, read_region

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.gazetteer import Gazetteer

COMMITTEES = ("Panitia Khusus", "Panitia Kerja")
_MOST_TOPIC_WORDS = 3
_CAPITAL_NEXT = re.compile(r" (?:dan )?[A-Z]")
_OF_A_DRAFT = re.compile(r" (?:RUU|Raperda|Ranperda|Rancangan|Revisi)\b")


def read_topic(frame: Frame, out: OrganisationReading, limit: int) -> None:
    """Take into the name of a committee what it was formed for ("Pansus LKPJ"), where few words tell it."""
    zone = frame.zone(out.start)
    if zone is None or zone.heading or zone.capitals or _OF_A_DRAFT.match(frame.text, out.end):
        return
    unit = units.read_unit(frame, out.end, limit)
    whole = frame.at.get(unit.end + 1) or _CAPITAL_NEXT.match(frame.text, unit.end) is None
    if 0 < unit.words <= _MOST_TOPIC_WORDS and whole:
        out.base = f"{out.base} {' '.join(frame.text[out.end : unit.end].split())}"
        out.end = unit.end


_PARTY_WORDS = re.compile(r" ([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})")


def read_party(frame: Frame, pos: int, limit: int) -> OrganisationReading | None:
    """The party whose name stands at `pos` without the word for it ("Fraksi Kebangkitan Bangsa")."""
    match = _PARTY_WORDS.match(frame.text, pos, limit)
    words = match[1].split(" ") if match is not None else []
    while len(words) > 1:
        written = " ".join(words)
        index = frame.gazetteer.body_by_form.get(f"partai {written}".lower())
        if index is not None:
            body, end = frame.gazetteer.bodies[index], pos + 1 + len(written)
            return OrganisationReading(pos + 1, end, body.name, body.kind, body.scope, body.level, core_end=end)
        words.pop()
    return _joint(frame, match)


_NEXT_CAPITAL = re.compile(r" [A-Z]")


def _joint(frame: Frame, match: re.Match[str] | None) -> OrganisationReading | None:
    """What parties with few seats call the faction they form together ("Fraksi Persatuan Nurani Rakyat")."""
    zone = frame.zone(match.start()) if match is not None else None
    if match is None or zone is None or zone.heading or _NEXT_CAPITAL.match(frame.text, match.end()):
        return None
    if any(frame.at.get(match.start() + 1 + at) for at in range(len(match[1]))):
        return None
    if not all(units.is_unit_word(frame, word, capitals=True) for word in match[1].split(" ")):
        return None
    return OrganisationReading(match.start(1), match.end(), match[1], "other", "national", core_end=match.end())


_OF_A_LEGISLATURE = frozenset(
    {"Badan Pembentukan Peraturan Daerah", "Badan Anggaran", "Badan Musyawarah", "Badan Kehormatan"}
)


def legislature_of(frame: Frame, out: OrganisationReading) -> OrganisationReading | None:
    """The legislature of the region written after one of its boards ("Bapemperda Sleman")."""
    region = read_region(frame, out.end) if out.base in _OF_A_LEGISLATURE else None
    if region is None:
        return None
    return OrganisationReading(
        out.end + 1, region[0], "Dewan Perwakilan Rakyat Daerah", "legislature", "regional", regions=region[1],
        core_end=out.end + 1,
    )  # fmt: skip


_FACTION = "Fraksi "
_OF_FACTIONS = {"PDIP": "PDI Perjuangan"}
"""Short name of a party -> the one that its factions bear."""
_LISTED = re.compile(r",? (?:dan |serta |maupun |& )?(?:[Ff]raksi )?")


def faction(gazetteer: Gazetteer, party: str) -> str:
    """The name of a party's faction, which the legislatures know by the party's short name ("Fraksi Golkar")."""
    index = gazetteer.body_by_name.get(party)
    short = gazetteer.bodies[index].acronym if index is not None else None
    return f"{_FACTION}{_OF_FACTIONS.get(short or party, short or party)}"


def go_on_with_factions(frame: Frame, before: OrganisationReading, out: OrganisationReading) -> None:
    """Make a party that a list of factions goes on with a faction ("Fraksi Golkar, Demokrat dan PKB")."""
    text = frame.text
    listed = before.base.startswith(_FACTION) and before.end <= out.start and out.base.startswith("Partai ")
    if not listed or text.startswith("Partai", out.start) or out.regions:
        return
    if text[before.end] in ", " and _LISTED.fullmatch(text, before.end, out.start) is not None:
        out.base, out.kind, out.scope, out.rule = faction(frame.gazetteer, out.base), "legislature", "organ", "O-04"
        out.acronym, out.parent = None, before.parent
