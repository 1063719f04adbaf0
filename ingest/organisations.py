"""Where the name of a body begins and ends, and of what parts it is made.

Known bodies come from the lists, unknown ones begin with a word like "Dinas", "Forum" or
"Universitas". What follows may narrow them: a unit ("Kesehatan"), a number ("Komisi III"), a
region, the body they are part of ("Ditjen X Kementerian Y"), an acronym in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import abroad, body_names, name_ends, open_bodies, organs, units
from ingest.bodies import (
    ACRONYM,
    PLACE,
    OrganisationReading,
    is_acronym_of_another,
    is_region_acronym,
    is_representation,
    may_contain,
    more_numbers,
    past_short_form,
    pick_body,
    read_place_name,
    read_region,
    read_unit_number,
)
from ingest.open_bodies import PRISONS, read_named, read_office, read_own_name, read_team, read_technical_unit

if TYPE_CHECKING:
    from ingest.context import Hit
    from ingest.frame import Frame


_STATE = re.compile(r"[ -](?:RI|R\.I\.|Republik Indonesia|NKRI)\b")


_CENTRE = re.compile(r" Pusat\b")


_WHOLE = re.compile(r" (?:[Ss]e)-? ?(?:[A-Z]\w+|kabupaten|kota|provinsi|Kabupaten|Kota|Provinsi)")


_LEVEL = re.compile(
    r" (?:dari |tingkat |di tingkat )?"
    r"(?:[Pp]rovinsi|[Pp]rov|[Kk]abupaten|[Kk]ab|[Kk]ota|kabupaten/kota|daerah|desa|kecamatan)\b(?:\.|/\w+)?"
    r"(?: (?:dan|maupun|atau) (?:kabupaten|kota|provinsi)\b(?:/\w+)?)?"
)


_OF = re.compile(r"(?:,? (?:pada|di lingkungan|di|dari|milik)|,)? (?=[A-Z])")


_LOWER_WORD = re.compile(r" ([a-z]{3,})\b")
_NUMBERED_UNITS = ("Komando", "Pangkalan", "Batalyon", "Pos Angkatan", "Detasemen")


_LONGEST_LISTED = 120
"""How many characters after a head and its short form may still belong to the name of a listed body."""
MAX_NAME = 300
"""Longest name of a body in characters, the bodies it is part of included."""


def read_organisation(frame: Frame, hit: Hit, limit: int, *, hint: str = "") -> OrganisationReading | None:
    """The body that begins with `hit` (kind ``organisation`` or ``head``); None where there is none.

    `hint` is the word a post has already said of it: after "Kadis" the body is a "Dinas".
    """
    limit = min(limit, hit.start + MAX_NAME)
    hits = frame.at.get(hit.start, ())
    if hit.kind == "organisation":
        entries = [h.entry for h in hits if h.kind == "organisation"]
        return _known(frame, hit.start, hit.end, entries, limit, hint)
    return _open(frame, hit, limit)


def _known(frame: Frame, start: int, end: int, entries: list[int], limit: int, hint: str) -> OrganisationReading | None:
    text = frame.text
    body = frame.gazetteer.bodies[pick_body(frame, entries, end, hint)]
    out = OrganisationReading(start, end, body.name, body.kind, body.scope, body.level)
    out.parent_name = body.parent if body.scope == "unit" else None
    country = abroad.country_at(frame, end + 1)
    if country is not None and body.kind in ("ministry", "security", "state_body", "legislature"):
        name = f"{body.name.partition('/')[0]} {abroad.name_of(frame, country)}"
        out.base, out.kind, out.scope = name, "other", "national"
        out.end = out.core_end = country.end
        return out
    if text[start:end] in ("DPD", "BPD") and (board := _board(frame, out, limit)) is not None:
        return board
    if body.name == body_names.TECHNICAL_UNIT:
        runs = next((h for h in frame.at.get(end + 1, ()) if h.kind == "organisation"), None)
        if runs is not None and frame.gazetteer.bodies[runs.entry].name.startswith(body_names.RUN_BY_A_UNIT):
            whole = read_organisation(frame, runs, limit)
            if whole is not None:
                whole.start = start
            return whole
        if text.startswith(("UPT", "Upt"), start) and (unit := read_technical_unit(frame, out, limit)) is not None:
            return unit
    if body.scope == "organ":
        return _organ(frame, out, limit)
    if body.name.startswith(_NUMBERED_UNITS):
        number = read_unit_number(frame, end, limit)
        if number is not None:
            out.base = f"{body.name} {number[1]}"
            out.end = out.core_end = number[0]
            out.scope = "national"
            return out
    if body.kind in ("regional_agency", "ministry_unit") and " " in body.name:
        out.end = units.end_of_agency(frame, start, end, limit, body.name)
        if out.end > end:
            out.base = " ".join(text[start : out.end].split())
    _tail(frame, out, limit)
    if text.startswith(body_names.ONLY_BEFORE_A_REGION, start, end) and not out.regions:
        return None
    if text[start].islower() and body.kind == "regional_agency" and body_names.OF_EACH.match(text, out.end):
        out.collective = True
    if text[start].islower() and body.name.startswith("Biro ") and not (out.regions or out.parent):
        return None  # "biro hukum" of whatever office
    if body.kind == "ministry" and body.name.startswith("Kabinet"):
        return None
    return out


_BOARD_LEVEL = re.compile(r" I{1,2}\b")
_LETTERS = re.compile(r"[A-Z]{2,}\b")


def _board(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """The regional board of the party named after "DPD", else the regional chamber; the bank of a province ("BPD")."""
    region = read_region(frame, out.end) if frame.text.startswith("B", out.start) else None
    if region is not None and all(frame.gazetteer.regions[index].kind == "province" for index in region[1]):
        out.base, out.kind, out.scope = "Bank Pembangunan Daerah", "other", "any"
        _tail(frame, out, limit)
        return out
    level = _BOARD_LEVEL.match(frame.text, out.end)
    at = (level.end() if level is not None else out.end) + 1
    whose = next((h for h in frame.at.get(at, ()) if h.kind == "organisation"), None)
    defined = _LETTERS.match(frame.text, at) if whose is None and not frame.at.get(at) else None
    if defined is not None and defined[0] in frame.definitions:
        out.base, out.kind, out.rule = f"DPD {frame.definitions[defined[0]].long_form}", "other", "O-06"
        out.end = out.core_end = defined.end()
        _tail(frame, out, limit)
        return out
    if whose is None or frame.gazetteer.bodies[whose.entry].kind != "other":
        return None
    reading = read_organisation(frame, whose, limit)
    if reading is not None:
        reading.start, reading.base = out.start, f"{frame.text[out.start : out.end]} {reading.base}"
    return reading


_NUMBERED_ORGANS = ("Komisi ", "Panitia Khusus ", "Panitia Kerja ")
_JOINT = re.compile(r"(?: ?[-–] ?[A-Z][A-Za-z]+)+")


def _organ(frame: Frame, out: OrganisationReading, limit: int) -> OrganisationReading | None:
    """A commission, faction or committee of a legislature."""
    text = frame.text
    number = units.read_number(text, out.end)
    acronym = ACRONYM.match(text, out.end)
    others: tuple[tuple[int, str], ...] = ()
    if number is None and acronym:
        out.acronym = acronym[1]
        number = units.read_number(text, acronym.end())
        out.end = acronym.end()
    if number:
        out.end, label = number
        out.base = f"{out.base} {label}"
        others = more_numbers(text, out.end, limit) if out.base.startswith(_NUMBERED_ORGANS) else ()
        between = ACRONYM.match(text, out.end)
        if between:
            out.end = between.end()
    elif out.base in ("Komisi",):
        return None
    elif out.base == "Fraksi":
        party = next((h for h in frame.at.get(out.end + 1, ()) if h.kind in ("organisation", "head")), None)
        reading = (
            read_organisation(frame, party, limit) if party is not None else organs.read_party(frame, out.end, limit)
        )
        if reading is None or reading.kind != "other":
            return None
        out.base = organs.faction(frame.gazetteer, reading.base)
        out.end = reading.end
        joint = _JOINT.match(text, out.end, limit)
        if joint is not None:
            # parties with few seats form one faction: "Fraksi Demokrat-NasDem"
            out.base = text[out.start : joint.end()]
            out.end = joint.end()
        out.acronym = None
    if number is None and out.base in organs.COMMITTEES:
        organs.read_topic(frame, out, limit)
    out.core_end = out.end
    parent = _parent(frame, others[-1][0] if others else out.end, limit) or organs.legislature_of(frame, out)
    out.others = others
    if parent and parent.kind == "legislature":
        out.parent = parent
        out.end = out.end if others else parent.end
    if not number and parent is None and out.base in ("Panitia Khusus", "Panitia Kerja", "Badan Kehormatan"):
        out.confidence = 0.45
    out.rule = "O-04"
    return out


def _parent(frame: Frame, pos: int, limit: int) -> OrganisationReading | None:
    """The body named right after another, of which that is a part."""
    match = _OF.match(frame.text, pos)
    if match is None or match.end() >= limit:
        return None
    for hit in frame.at.get(match.end(), ()):
        if hit.kind == "organisation" or (hit.kind == "head" and not frame.text.startswith(",", pos)):
            reading = read_organisation(frame, hit, limit)
            if reading is None or reading.collective:
                return None
            if frame.text.startswith(",", pos) and reading.kind not in ("ministry", "state_body"):
                return None
            return reading
    return None


def _tail(frame: Frame, out: OrganisationReading, limit: int) -> None:
    """What may follow the name of a body: acronym, parent, region, "RI", "se-..."."""
    text = frame.text
    pos = out.end
    if out.kind == "other" and (form := open_bodies.COMPANY_FORM.match(text, pos, limit)) is not None:
        pos = out.end = out.core_end = form.end()
    acronym = ACRONYM.match(text, pos)
    if acronym and acronym.end() <= limit and not is_acronym_of_another(frame, out.start, acronym.start(1)):
        out.acronym = acronym[1]
        pos = past_short_form(frame, out, acronym.end(), limit)
        if text.startswith(" Indonesia", pos) and out.kind in ("state_body", "other"):
            pos += len(" Indonesia")
    if is_representation(frame, out, pos, limit):
        return
    out.core_end = pos
    whole = _WHOLE.match(text, pos)
    if whole:
        out.collective = True
        out.end = whole.end()
        return
    state = _STATE.match(text, pos)
    if state:
        pos = state.end()
        out.core_end = pos
    if out.base in PRISONS:
        read_own_name(frame, out, limit)
        return
    if out.kind == "ministry" and text.startswith("/", pos):
        at = pos + 1 + (text[pos + 1 : pos + 2] == " ")
        second = next((h for h in frame.at.get(at, ()) if h.kind == "organisation"), None)
        if second is not None and second.end <= limit:
            pos = out.core_end = second.end
    if out.scope == "unit" or (
        (
            out.kind in ("ministry_unit", "regional_agency", "state_body")
            and not (out.kind == "ministry_unit" and out.scope == "type")
        )
        or out.base.startswith(body_names.POLICE_UNITS)
    ):
        parent = _parent(frame, pos, limit)
        if parent is not None and may_contain(parent, out):
            if text.startswith(",", pos) and out.kind != "ministry_unit":
                parent = None
            else:
                out.parent = parent
                out.end = parent.end
                out.regions = parent.regions
                out.place = parent.place
                if parent.kind not in ("regional_government", "regional_agency") and out.kind == "regional_agency":
                    out.kind = "security" if parent.kind == "security" else "ministry_unit"
                    out.scope = "unit"
                return
    may_branch = (out.kind in ("other", "state_body") and out.scope == "any") or text.startswith(" tingkat ", pos)
    branch = body_names.BRANCH.match(text, pos) if may_branch else None
    region = read_region(frame, pos if branch is None else branch.end())
    if region and region[0] <= limit:
        out.regions = region[1]
        pos = region[0]
        if out.base.startswith("Kepolisian Resor") and text.startswith(" Kota", pos):
            pos += len(" Kota")
        if (out.scope == "unit" and out.base.startswith(body_names.NAMED_BY_PLACE)) or text.endswith(
            " Kota", region[0], pos
        ):
            out.base = f"{out.base} {' '.join(text[out.core_end : pos].split())}"
            out.end = out.core_end = pos
            out.scope, out.regions = "national", ()
            return
        if out.kind == "regional_agency" or out.scope in ("regional", "any", "type"):
            out.end = pos
            extra = ACRONYM.match(text, pos)
            if extra and is_region_acronym(frame, extra.start(1)):
                out.end = extra.end()
            return
        out.regions = ()
        if out.kind == "other" and out.scope == "national":
            out.end = pos
            return
        pos = out.core_end
    elif out.scope in ("regional", "type"):
        level = _LEVEL.match(text, pos)
        if level:
            following = level.end()
            place = PLACE.match(text, following)
            if not place or not text[level.start() + 1].isupper():
                out.collective = True
                out.end = following
                return
        if out.base.startswith(body_names.NAMED_BY_VILLAGE) or out.kind == "regional_government":
            named = read_place_name(frame, pos)
            if named is not None:
                pos, out.place = named
    elif out.scope in ("any", "national"):
        centre = _CENTRE.match(text, pos)
        if centre and out.scope == "any":
            pos = centre.end()
    out.end = max(pos, out.end)
    read_own_name(frame, out, limit)


def _past_bracket(frame: Frame, hit: Hit, head: str, pos: int, limit: int) -> OrganisationReading | None:
    """The listed body whose name goes on after the short form of its head ("Direktorat Jenderal (Ditjen) X")."""
    written = f"{head}{frame.text[pos : min(limit, pos + _LONGEST_LISTED)]}"
    found = [one for one in frame.gazetteer.find(written) if one.start == 0 and one.kind == "organisation"]
    if not found or found[0].end <= len(head):
        return None
    entries = [one.entry for one in found if one.end == found[0].end]
    return _known(frame, hit.start, pos + found[0].end - len(head), entries, limit, "")


def _open(frame: Frame, hit: Hit, limit: int) -> OrganisationReading | None:
    """A body that begins with a head word and is in no list."""
    text = frame.text
    head = frame.gazetteer.heads[hit.entry]
    head_name = body_names.LONG_HEADS.get(head.head, head.head)
    out = OrganisationReading(hit.start, hit.end, head_name, head.kind, "any", rule="O-05", confidence=0.85)
    if head.head == "Balai" and body_names.HALL.match(text, hit.start):
        return None
    zone = frame.zone(hit.start)
    capitals = zone is not None and zone.capitals
    if head.complement == "organ":
        canonical = {"Pansus": "Panitia Khusus", "Panja": "Panitia Kerja", "Banggar": "Badan Anggaran"}
        out.base = canonical.get(head.head, head.head)
        out.scope = "organ"
        return _organ(frame, out, limit)
    number = units.read_number(text, hit.end) if head.head == "Komite" else None
    if number is not None:
        # the committees of the regional chamber
        chamber = _parent(frame, number[0], limit)
        out.base, out.kind, out.scope, out.rule = f"Komite {number[1]}", "legislature", "organ", "O-04"
        out.parent = chamber if chamber is not None and chamber.kind == "legislature" else None
        out.end = out.core_end = number[0] if out.parent is None else out.parent.end
        return out if out.parent is not None or " DPD" in text else None
    if head.head in ("Kantor Kementerian", "Kantor Wilayah", "Kanwil", "Kantor Perwakilan", "Kantor Pertanahan"):
        return read_office(frame, out, limit)
    if head.kind == "ministry":
        # "Kementerian Kominfo": the short form after the head is a form of the ministry itself
        short = next((h for h in frame.at.get(hit.end + 1, ()) if h.kind == "organisation"), None)
        if short is not None and text[hit.end] == " ":
            entries = [h.entry for h in frame.at[short.start] if h.kind == "organisation"]
            ministries = [e for e in entries if frame.gazetteer.bodies[e].kind == "ministry"]
            if ministries:
                return _known(frame, hit.start, short.end, ministries, limit, "Kementerian")
    out.end = name_ends.past_own_bracket(frame, head_name, hit.end, limit)
    if out.end > hit.end and (listed := _past_bracket(frame, hit, head_name, out.end, limit)) is not None:
        return listed
    if head.complement in ("unit", "region"):
        begun = out.end
        unit = units.read_unit(frame, begun, limit, capitals=capitals)
        if not unit.words and head.complement == "unit":
            return None
        out.end = name_ends.at_definition(frame, hit.start, unit.end, limit)
        out.base = f"{head_name} {' '.join(text[begun : out.end].split())}"
        out.scope = (
            "regional" if head.kind == "regional_agency" else "unit" if head.kind == "ministry_unit" else "national"
        )
        _tail(frame, out, limit)
        if head.head == "Badan" and not out.regions and out.parent is None and "Daerah" not in out.base:
            out.kind = "state_body"
            out.scope = "any"
            out.confidence = 0.75
        if body_names.OF_ANY_KIND.match(out.base) and out.acronym is None and out.parent is None:
            out.confidence = 0.4
        rest = _LOWER_WORD.match(text, out.end)
        if rest is not None and not out.regions and units.is_common(frame, rest[1]):
            # "Dinas Pemberdayaan perempuan": the name goes on in lower case, where its end cannot be told
            out.confidence = 0.45
        if head.head == "Bagian" and out.parent is None and not out.regions:
            return None
        told = out.parent is not None or out.scope == "national" or out.regions or body_names.NUMBERED.search(out.base)
        if head.head in ("Biro", "Balai", "Direktorat") and not told:
            out.confidence = 0.6
        if out.kind == "ministry":
            known = frame.gazetteer.body_by_form.get(out.base.lower())
            if known is not None:
                out.base = frame.gazetteer.bodies[known].name
        return out
    if "pair" in head.name:
        return read_team(frame, out, limit)
    return read_named(frame, out, limit, head.name, capitals=capitals)
