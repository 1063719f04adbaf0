"""What a post or a body is called in full, once the report as a whole is known.

A body without its region ("Dinas Kesehatan", "DPRD", "Pemkab") takes the region the report gives
the same body elsewhere, else the region the report is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest import fields
from ingest.introduced import introduced, is_of_any_region
from ingest.listed_under import region_told
from ingest.organs import COMMITTEES
from ingest.villages import HEADS_BELOW_REGIONS, is_of_one, only_places

if TYPE_CHECKING:
    from ingest.bodies import OrganisationReading
    from ingest.frame import Frame
    from ingest.posts import PostReading
    from ingest.readings import Readings
    from ingest.regions import Regions

_SHORT_REGION = (
    "Kepolisian", "Kejaksaan", "Pengadilan", "Komando", "Pangkalan", "Kepala Kepolisian", "Wakil Kepala Kepolisian",
    "Kepala Kejaksaan", "Batalyon", "Detasemen",
)  # fmt: skip
"""Bodies that are named with the short form of their region ("Kepolisian Resor Sleman")."""
_OF_THE_SECRETARIAT = ("Biro ", "Bagian ")
"""Units of a region's secretariat, which stands in their names."""
_NATIONAL = ("Partai", "PT ", "Bank")
"""Bodies that stay the national ones where a branch of theirs is named too."""
_PRISONS = ("Lembaga Pemasyarakatan", "Rumah Tahanan")
_CLASS = re.compile(r" (?:Kelas|Klas) (?:I{1,3}|IV)(?: ?[ABC])?\b")
_LEVELS_LAST = (" Provinsi", " Kabupaten", " Kota")
_BELOW_REGENCIES = ("Kepolisian Sektor", "Komando Rayon", "Pusat Kesehatan Masyarakat", "Badan Permusyawaratan Desa")
"""Bodies of districts and villages, which no regency or province has one of."""
_TEAM = re.compile(r"Tim (?!.* Pusat$)")
"""A team that every region has one of."""
_LEVEL_WORD = re.compile(r" (?:Kabupaten|Kota|Provinsi) ")
_HEADS_OF_REGIONS = {"Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Wali Kota", "Wakil Wali Kota"}
_SECRETARIES = ("Sekretaris Daerah", "Sekretaris Provinsi", "Sekretaris Kabupaten", "Sekretaris Kota")
_GOVERNMENT = {"province": "Pemerintah", "regency": "Pemerintah", "city": "Pemerintah"}
_LEGISLATURE = {
    "Dewan Perwakilan Rakyat Daerah": "DPRD", "Dewan Perwakilan Rakyat": "DPR RI", "Dewan Perwakilan Daerah": "DPD RI",
    "Majelis Permusyawaratan Rakyat": "MPR RI",
    "Dewan Perwakilan Rakyat Kabupaten": "DPRK",
}  # fmt: skip
"""Legislatures are known by their short names, also in the names of their commissions and posts."""


class Namer:
    """Gives readings their full names; keeps what it decided for one report."""

    def __init__(self, frame: Frame, readings: Readings, regions: Regions) -> None:
        self._frame = frame
        self._regions = regions
        self._with_region: dict[str, list[tuple[int, int]]] = {}
        self._stated: dict[str, int] = {}
        """Body named with its region outside a post -> that region."""
        self._defined: dict[str, OrganisationReading] = {}
        """Short form the report defines, lower case -> the body it is short for."""
        self._open_names: list[str] = []
        self._parts: dict[str, OrganisationReading] = {}
        """Name of a body in no list -> where the report says of what it is part."""
        self._fuller: dict[str, str] = {}
        """Name without the class of a prison or the level of a region -> the name with it."""
        self._places: dict[str, set[str]] = {}
        """Head of a district or village -> the places that the report names with it."""
        self._only_places: dict[str, set[str]] = {}
        """The same for heads named with no place, where the report names one place of their kind only."""
        self._held = readings.held
        self._choose(readings)
        self._define(readings)

    def _choose(self, readings: Readings) -> None:
        regions = self._regions
        every: list[OrganisationReading | PostReading] = [*readings.organisations, *readings.posts]
        for post in readings.posts:
            if post.regions and post.head in _HEADS_OF_REGIONS:
                chosen = regions.choose(post.regions, post.level)
                if chosen is not None:
                    regions.vote(chosen, 3)
            elif len(post.regions) == 1:
                regions.vote(post.regions[0], 2)
            if post.place or (post.head in HEADS_BELOW_REGIONS and post.regions):
                self._places.setdefault(post.head, set()).add(post.place or "")
        only = only_places([place for _, _, place, _ in readings.places])
        self._only_places = {head: places for head, places in only.items() if head not in self._places}
        self._places |= self._only_places
        for body in readings.organisations:
            if len(body.regions) == 1:
                regions.vote(body.regions[0], 2)
            elif body.scope == "government" and body.level and body.regions:
                chosen = regions.choose(body.regions, body.level)  # "Pemkot Bogor" is of the city alone
                if chosen is not None:
                    regions.vote(chosen, 2)
        for one in every:
            if one.regions:
                chosen = regions.choose(one.regions, one.level)
                if chosen is not None:
                    self._with_region.setdefault(self._key(one), []).append((one.start, chosen))
        for body in readings.organisations:
            if body.regions and not body.collective:
                chosen = regions.choose(body.regions, body.level)
                if chosen is not None:
                    self._stated.setdefault(body.base, chosen)
        for base, entries in introduced(self._frame.text, readings).items():
            chosen = regions.choose(entries)
            if chosen is not None:
                self._stated.setdefault(base, chosen)

    def _define(self, readings: Readings) -> None:
        bodies = [*readings.organisations, *(post.body for post in readings.posts if post.body is not None)]
        for one in bodies:
            if one.acronym and not one.collective:
                self._defined.setdefault(one.acronym.lower(), one)
            if one.parent is not None and one.rule == "O-05":
                self._parts.setdefault(one.base, one)
        self._open_names = sorted({self._expanded(one.base) for one in readings.organisations if one.rule == "O-06"})
        for name in self._open_names:
            self._fuller.setdefault(_LEVEL_WORD.sub(" ", name), name)
        for one in bodies:
            plain = _CLASS.sub("", one.base) if one.base.startswith(_PRISONS) else one.base
            if plain != one.base:
                self._fuller.setdefault(plain, one.base)

    def _expanded(self, name: str) -> str:
        """A name with the short forms the report defines written out."""
        definitions = self._frame.definitions
        if not definitions:
            return name
        words = name.split(" ")
        for number, word in enumerate(words[1:], start=1):
            definition = definitions.get(word)
            if definition is not None and definition.long_form not in name:
                words[number] = definition.long_form
        return " ".join(words)

    def _longest(self, name: str) -> str:
        """The only longer open name that begins with `name`, else `name`."""
        at = bisect_left(self._open_names, name + " ")
        longer = [other for other in self._open_names[at : at + 2] if other.startswith(name + " ")]
        return longer[0] if len(longer) == 1 else name

    @staticmethod
    def _key(one: OrganisationReading | PostReading) -> str:
        base = getattr(one, "base", None)
        if base is not None:
            return f"{base}/{one.level}" if base == "Pemerintah" else str(base)
        body = one.body  # type: ignore[union-attr]
        return str(body.base) if body is not None else f"post:{one.head}"  # type: ignore[union-attr]

    def region_of(self, one: OrganisationReading | PostReading) -> tuple[int | None, float]:
        """Index of the region a reading belongs to, and how sure that is."""
        regions = self._regions
        if one.regions:
            return regions.choose(one.regions, one.level), 1.0
        same = self._with_region.get(self._key(one))
        if same:
            chosen = {region for _, region in same}
            if len(chosen) == 1:
                return same[0][1], 0.95
            before = [region for start, region in same if start < one.start]
            return (before[-1] if before else same[0][1]), 0.7
        if (told := region_told(self._frame, regions, one.start, one.level)) is not None:
            return told, 0.9
        main = regions.main(one.level)
        if main is None:
            return None, 0.6
        return main, 0.75 if one.level in ("", "local") else 0.8

    def region_phrase(self, index: int, base: str) -> str:
        """The region as it stands in the name of a body or post."""
        region = self._regions.region(index)
        if base.startswith(_OF_THE_SECRETARIAT):
            return f"Sekretariat Daerah {region.name}"
        return region.short if base.startswith(_SHORT_REGION) else region.name

    def body(self, one: OrganisationReading) -> tuple[str, int | None, float]:
        """Full name, region and confidence of a body."""
        base = _LEGISLATURE.get(one.base, one.base)
        if one.regions and base.endswith(_LEVELS_LAST) and one.kind != "security":
            base = base.rpartition(" ")[0]  # "BNNK", "Inspektorat Daerah Provinsi": the region tells its level again
        sure = one.confidence
        text = self._frame.text
        if not one.regions and one.parent is None and not one.place:
            surface = text[one.start : one.end].lower()
            defined = self._defined.get(surface)
            if defined is not None and defined is not one and defined.acronym != one.acronym:
                return self.body(defined)
        elif one.regions and one.parent is None and one.rule == "O-01":
            defined = self._defined.get(text[one.start : one.core_end].lower())
            if defined is not None and defined.scope == one.scope and defined.base != one.base:
                base = _LEGISLATURE.get(defined.base, defined.base)
        if one.rule == "O-05":
            defined = self._defined.get(one.base.rpartition(" ")[2].lower())
            if defined is not None and defined is not one and defined.kind == one.kind:
                return self.body(defined)
        whole = self._parts.get(one.base) if one.parent is None and not one.regions and one.rule == "O-05" else None
        if whole is not None and whole is not one:
            return self.body(whole)
        if one.scope == "government":
            if one.place:
                return f"{one.base} {one.place}", None, sure
            region, certain = self.region_of(one)
            if region is None:
                written = _written_region(text, one)
                return f"{_government_word(one.level)}{written}", None, 0.4 if not written else 0.7
            return f"Pemerintah {self._regions.region(region).name}", region, min(sure, certain)
        if one.scope == "organ":
            if one.parent is not None:
                parent, region, certain = self.body(one.parent)
                return f"{base} {parent}", region, min(sure, certain)
            if base.startswith("Fraksi") and len(self.organs.get(one.base, ())) != 1:
                return base, None, sure
            return self._organ(one, base)
        if one.parent is not None:
            parent, region, certain = self.body(one.parent)
            return f"{base} {parent}", region, min(sure, certain)
        if one.scope == "unit":
            if one.parent_name and not base.endswith(one.parent_name):
                return f"{base} {one.parent_name}", None, sure
            return base, None, sure
        if one.scope == "national":
            if one.rule == "O-06":
                base = self._longest(self._expanded(base))
            return self._fuller.get(base, base), None, sure
        if one.scope == "any" and not one.regions:
            stated = self._stated.get(one.base) if one.kind != "other" or not base.startswith(_NATIONAL) else None
            if (
                stated is not None
                and one.core_end == one.end
                and not text[one.start : one.end].endswith(("RI", "Indonesia"))
            ):
                return f"{base} {self.region_phrase(stated, base)}", stated, min(sure, 0.8)
            return base, None, sure
        if one.scope == "type" and not one.regions and not one.place:
            stated = self._stated.get(one.base)
            if stated is None and _TEAM.match(base) and not is_of_any_region(text, one):
                # a team of the region the report is about, as its agencies are
                stated, certain = self.region_of(one)
                sure = min(sure, certain)
            if stated is None:
                return base, None, 0.3
            return f"{base} {self.region_phrase(stated, base)}", stated, min(sure, 0.8)
        if one.place:
            return f"{base} {one.place}", None, sure
        region, certain = self.region_of(one)
        if region is None:
            written = _written_region(text, one)
            told = 0.75 if written else 0.4 if text[one.start].islower() else certain
            return f"{base}{written}", None, min(sure, told)
        if base == "DPRD" or one.kind == "legislature":
            return f"{base} {self._regions.region(region).name}", region, min(sure, certain)
        phrase = self.region_phrase(region, base)
        if base.endswith(_LEVELS_LAST):
            phrase = phrase.removeprefix(f"{base.rpartition(' ')[2]} ")  # "Dinas Sosial Kota", of "Kota Ambon"
        if not one.regions and base.startswith(_BELOW_REGENCIES):
            sure = 0.3  # "Polsek" of whatever district
        name = f"{base} {phrase}"
        return self._fuller.get(name, name), region, min(sure, certain)

    def _organ(self, one: OrganisationReading, base: str) -> tuple[str, int | None, float]:
        """A commission or committee without its legislature: that of the report, if it has one only."""
        found = self.legislatures
        told = [full for full in self.committees if full.startswith(f"{one.base} ")]
        if len(told) == 1:
            base = told[0]  # "Pansus", after "Pansus LKPJ"
        for known in (self.organs.get(told[0] if len(told) == 1 else one.base, ()), found):
            if len(known) == 1:
                ((name, region),) = known
                return f"{base} {name}", region, 0.85
        chamber = "DPD RI" if one.base.startswith("Komite ") else "DPR RI"
        if chamber in {name for name, _ in found} and one.base.startswith(("Komisi ", "Komite ")):
            return f"{base} {chamber}", None, 0.6
        return base, None, 0.6

    def set_legislatures(self, readings: Readings) -> None:
        """Note which legislatures the report names, for commissions that are named without theirs."""
        self.legislatures: set[tuple[str, int | None]] = set()
        self.committees: set[str] = set()
        self.organs: dict[str, set[tuple[str, int | None]]] = {}
        bodies = [*readings.organisations, *(post.body for post in readings.posts if post.body is not None)]
        for body in bodies:
            for one in (body, body.parent):
                if one is None or one.collective:
                    continue
                if one.kind == "legislature" and one.scope != "organ":
                    name, region, _ = self.body(one)
                    self.legislatures.add((name, region))
            if body.base.startswith(COMMITTEES):
                self.committees.add(body.base)
            if body.scope == "organ" and body.parent is not None:
                name, region, _ = self.body(body.parent)
                self.organs.setdefault(body.base, set()).add((name, region))

    def post(self, one: PostReading) -> tuple[str, int | None, str | None, float]:
        """Label, region, name of the post's body, and confidence."""
        head = one.head
        unit = f" {one.unit}" if one.unit else ""
        suffix = f" {one.suffix}" if one.suffix else ""
        if one.body is not None:
            name, region, certain = self.body(one.body)
            last = head.rpartition(" ")[2]
            if not unit and name.startswith(last + " ") and last != head:
                head = head[: -len(last) - 1]
            elif unit and name.startswith(f"{one.unit} "):
                unit = ""  # "Sekretaris Dinas DPMD"
            return f"{head}{unit} {name}{suffix}", region, name, certain
        if one.takes == "DITJEN" and one.unit:
            defined = self._defined.get(one.unit.lower())
            if defined is not None and defined.kind == "ministry_unit":
                name, region, certain = self.body(defined)
                return f"{head} {name.removeprefix('Direktorat Jenderal ')}", region, name, certain
        if one.takes == "NONE":
            return head + unit, None, one.fixed_body or None, 0.97
        if one.takes == "MINISTRY" and one.fixed_body:
            bodies = self._frame.gazetteer.bodies
            index = self._frame.gazetteer.body_by_name.get(one.fixed_body)
            parent = bodies[index].parent if index is not None else None
            organisation = f"{one.fixed_body} {parent}" if parent else one.fixed_body
            return (f"{head} {parent}" if parent else head), None, organisation, 0.95
        if one.unit and (defined := self._defined.get(one.unit.rpartition(" ")[2].lower())) is not None:
            # "Deputi Hukum TPN", where the report says what TPN is
            name, region, certain = self.body(defined)
            return " ".join(filter(None, (head, one.unit.rpartition(" ")[0], name))) + suffix, region, name, certain
        if one.office and not unit and not one.place:
            region, certain = self.region_of(one)
            if region is not None:
                office = f"{one.office} {self._regions.region(region).short}"
                return f"{head} {office}{suffix}", region, office, certain
        if one.takes in ("REGION", "SETDA") or one.regions or (fields.is_of_secretariat(one) and unit):
            return self._regional_post(one, head, unit, suffix)
        return head + unit + suffix, None, None, 0.8

    def _regional_post(
        self, one: PostReading, head: str, unit: str, suffix: str
    ) -> tuple[str, int | None, str | None, float]:
        if one.place:
            names = {
                "Camat": "Pemerintah Kecamatan",
                "Sekretaris Camat": "Pemerintah Kecamatan",
                "Lurah": "Pemerintah Kelurahan",
            }
            body = names.get(head)
            if head in ("Kepala Desa", "Sekretaris Desa"):
                body = "Pemerintah Desa"
            return f"{head}{unit} {one.place}", None, f"{body} {one.place}" if body else None, 0.9
        if head in HEADS_BELOW_REGIONS:
            if one.regions:
                index = self._regions.choose(one.regions)
                if index is not None:
                    return f"{head} {self._regions.region(index).short}", None, None, 0.8
            elif not unit and (one.start in self._held or is_of_one(self._frame.text, one)):
                places = self._only_places if one.start in self._held else self._places
                named, *others = places.get(head, {""})
                if named and not others:
                    return self._regional_post(replace(one, place=named), head, unit, suffix)
            return head, None, None, 0.6
        region, certain = self.region_of(one)
        if region is None:
            written = _written_region(self._frame.text, one)
            return f"{head}{unit}{written}{suffix}", None, None, 0.7 if written else 0.6
        place = self._regions.region(region)
        if head in _HEADS_OF_REGIONS:
            return f"{head} {place.short}{suffix}", region, f"Pemerintah {place.name}", certain
        if one.takes == "SETDA" or fields.is_of_secretariat(one):
            setda = f"Sekretariat Daerah {place.name}"
            return f"{head}{unit} {setda}{suffix}", region, setda, certain
        phrase = self.region_phrase(region, head)
        if f"{head}{unit}".endswith(_LEVELS_LAST):
            phrase = phrase.removeprefix(f"{f'{head}{unit}'.rpartition(' ')[2]} ")  # "Sekretaris Kota", of "Kota Ambon"
        label = f"{head}{unit} {phrase}{suffix}"
        organisation: str | None = None
        if head in _SECRETARIES:
            organisation = f"Pemerintah {place.name}"
        elif head.startswith(("Kepala Kepolisian", "Wakil Kepala Kepolisian", "Kepala Kejaksaan")):
            organisation = f"{head.removeprefix('Wakil ').removeprefix('Kepala ')} {place.short}"
        return label, region, organisation, certain


def _written_region(text: str, one: OrganisationReading | PostReading) -> str:
    """The region as written, where it could not be told which is meant."""
    if not one.regions:
        return ""
    core = getattr(one, "core_end", 0) or one.start
    tail = text[core : one.end].strip(" ()")
    if core == one.start:
        tail = tail.rpartition(" ")[2]
    return f" {tail}" if tail else ""


def _government_word(level: str) -> str:
    return {"province": "Pemerintah Provinsi", "regency": "Pemerintah Kabupaten", "city": "Pemerintah Kota"}.get(
        level, "Pemerintah Daerah"
    )
