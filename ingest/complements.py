"""What follows the head of a post: number, unit, body, region, place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import abroad, bodies, fields, governments, organisations, units
from ingest.bodies import OrganisationReading, read_region
from ingest.officers import past_city
from ingest.villages import POSTED_IN_VILLAGES, VILLAGE_HEADS, past_region_above, read_named_place, read_village

if TYPE_CHECKING:
    from ingest.frame import Frame
    from ingest.posts import PostReading


ACRONYM = re.compile(r" ?\( ?([A-Z][A-Za-z0-9./&-]*(?:[ -][A-Za-z][A-Za-z0-9./&-]*){0,3}) ?\)")
NO_ACRONYM = frozenset({"region", "acting", "title", "rank"})
"""Kinds of hits that begin in brackets something else than a short form."""
STATE = re.compile(r"[ -](?:RI|R\.I\.|Republik Indonesia|Indonesia(?= \())\b(?: ke-\d+)?")


_ORDINAL = re.compile(r" ke-(?:\d+|[IVX]+)\b")
_STATE_LAST = re.compile(r" (?:RI|R\.I\.|Republik Indonesia|Indonesia)\b")
"""The state after the number of a president ("Presiden ke-6 RI")."""


_NUMBERED = frozenset(
    {
        "Asisten",
        "Deputi",
        "Staf Ahli",
        "Ketua Komisi",
        "Inspektur Pembantu",
        "Wakil Ketua",
        "Anggota Komisi",
        "Wakil Ketua Komisi",
        "Sekretaris Komisi",
        "Anggota Komite",
        "Ketua RT",
        "Ketua RW",
    }
)


_LEVEL_ALONE = re.compile(r" (Provinsi|Kabupaten|Kota)(?: \([A-Z][a-z]+\)(?=,? [A-Z])|(?=,? (?:Dr|H|Hj|Ir|Drs|Dra)\b))")
_LOWER_LEVEL = re.compile(r" (?:daerah|provinsi|kabupaten|kota|desa|kecamatan|kabupaten/kota)\b")


BARE = frozenset(
    {
        "Kepala", "Ketua", "Sekretaris", "Anggota", "Direktur", "Koordinator", "Bendahara", "Wakil Ketua",
        "Wakil Kepala",
        "Deputi", "Komisaris", "Manajer", "Analis", "Pengamat", "Pakar", "Akademisi", "Dosen", "Peneliti", "Legislator",
        "Wakil Sekretaris", "Guru Besar", "Tenaga Ahli", "Juru Bicara", "Menteri", "Wakil Menteri", "Senator",
        "Staf Khusus",
        "Pimpinan", "Hakim", "Komisioner", "Ketua Komisi", "Kepala Bagian", "Kepala Bidang", "Kepala Seksi", "Komandan",
        "Panglima", "Pendiri", "CEO", "Head", "Inspektur", "Asisten Deputi", "Rektor", "Dekan", "Kepala Divisi",
        "Pembina", "Pembina Umum", "Ketua Pembina",
    }
)  # fmt: skip
"""Heads that name a post only with what follows them."""


LEVEL_OF = {
    "Gubernur": "province", "Wakil Gubernur": "province", "Bupati": "regency", "Wakil Bupati": "regency",
    "Wali Kota": "city", "Wakil Wali Kota": "city",
}  # fmt: skip


_UNKNOWN = re.compile(
    r" ((?:[A-Z][\w’'&-]*)(?: [A-Z][\w’'&-]*){0,5})"
    r"(?=, (?:[A-Z][a-z’']+(?: [A-Z][a-z]|,| (?:me|ber)[a-z]+)|(?:Dr|Prof|Ir|H|Hj|Drs|Dra)\b))"
)


_COMPASS = (" Barat", " Timur", " Utara", " Selatan", " Tengah", " Tenggara", " Raya")


_MILITARY = (
    "Komandan Ko", "Panglima Ko", "Kepala Staf Ko", "Komandan Pangkalan", "Komandan Batalyon", "Komandan Pos",
    "Wakil Komandan",
)  # fmt: skip


_INSPECTOR = re.compile(r" ((?:Wilayah )?[IVX]{1,4}|Bidang Investigasi|Khusus|Investigasi)(?= [A-Z])")
"""Which of a ministry's inspectors one is ("Inspektur Wilayah I Kemendagri")."""


def read_complement(frame: Frame, post: PostReading, hint: str, limit: int) -> None:
    """Read what follows the head: number, unit, body, region."""
    text = frame.text
    takes = post.takes
    zone = frame.zone(post.start)
    capitals = zone is not None and zone.capitals
    pos = post.end
    state = STATE.match(text, pos) if text[pos + 1 : pos + 2] in ("R", "I") else None
    if state:
        pos = post.end = state.end()
        acronym = ACRONYM.match(text, pos)
        if acronym and post.acronym is None and acronym.end() <= limit:
            post.acronym = acronym[1]
            pos = post.end = acronym.end()
    ordinal = _ORDINAL.match(text, pos)
    if ordinal:
        pos = post.end = ordinal.end()
        state = _STATE_LAST.match(text, pos) if takes == "NONE" else None
        if state:
            pos = post.end = state.end()
    if takes == "NONE":
        abroad.name_by_country(frame, post)
        return
    level = _LEVEL_ALONE.match(text, pos) if takes in ("REGION", "SETDA") else None
    if level is not None and read_region(frame, pos) is None and not frame.at.get(pos + 1):
        # "Sekretaris Daerah Provinsi (Sekdaprov) Fulan": the level without the region
        post.level = "province" if level[1] == "Provinsi" else "regency" if level[1] == "Kabupaten" else "city"
        post.end = level.end()
        return
    if _LOWER_LEVEL.match(text, pos) and takes in ("REGION", "SETDA") and not frame.at.get(pos + 1):
        post.collective = True
        return
    if post.head in _NUMBERED or takes in ("COMMISSION", "TOPIC"):
        number = units.read_number(text, pos)
        if number and post.head != "Kepala Bagian":
            pos, label = number
            post.unit = label
            post.end = pos
    if post.head.startswith(("Menteri", "Wakil Menteri")):
        _ministry(frame, post, pos, limit, capitals=capitals)
        if post.fixed_body or "Koordinator" not in post.head:
            return
    if post.head.startswith(_MILITARY):
        number = bodies.read_command(frame, post.head, pos, limit)
        if number is not None:
            post.end, post.unit = number
            post.takes = "DONE"
            return
    if takes in ("REGION", "SETDA") or post.head.startswith("Staf Ahli"):
        if takes == "SETDA":
            field = pos + len(" bidang") if text.startswith(" bidang ", pos) else pos
            unit = units.read_unit(frame, field, limit, capitals=capitals, started=field == pos)
            if unit.words:
                post.unit = " ".join(text[pos : unit.end].split())
                fields.keep_as_written(frame, post, pos)
                pos = post.end = unit.end
        inspector = _INSPECTOR.match(text, pos) if post.head == "Inspektur Daerah" else None
        if attach(frame, post, inspector.end() if inspector is not None else pos, limit, hint):
            if post.head == "Inspektur Daerah" and post.body is not None and post.body.scope != "regional":
                post.head = post.title = "Inspektur"
                post.unit = inspector[1] if inspector is not None else ""
            return
        if post.head in VILLAGE_HEADS and read_village(frame, post, pos, limit):
            post.end = past_region_above(frame, post.end, limit)
            return
        named = read_named_place(frame, pos, limit) if post.head in POSTED_IN_VILLAGES else None
        if named is not None:
            post.end, post.place = named  # "Babinsa Desa X": what the place is called, kind and all
            return
        region = read_region(frame, pos)
        if region and region[0] <= limit:
            post.regions, post.end = region[1], region[0]
            if (city := past_city(text, post)) > post.end:
                post.place, post.end, post.regions = text[pos + 1 : city], city, ()
                return
            extra = ACRONYM.match(text, post.end)
            if extra and any(h.kind == "region" for h in frame.at.get(extra.start(1), ())):
                post.end = extra.end()
            bidang = fields.FIELD.match(text, post.end)
            if bidang:
                unit = units.read_unit(frame, bidang.end() - 1, limit, capitals=capitals)
                if unit.words:
                    post.suffix = " ".join(text[post.end : unit.end].split())
                    post.end = unit.end
        elif (town := frame.first(pos + 1, "town")) is not None and post.head not in LEVEL_OF and town.end <= limit:
            post.place, post.end = text[town.start : town.end], town.end
        elif post.head.startswith("Staf Ahli"):
            if fields.read_of_adviser(frame, post, pos, limit, capitals=capitals):
                fields.read_region_of_adviser(frame, post, limit, attached=attach(frame, post, post.end, limit, ""))
        elif post.head in LEVEL_OF:
            place = _UNKNOWN.match(text, pos)
            if place and place.end() <= limit and not frame.at.get(place.start(1)) and place[1].endswith(_COMPASS):
                post.place, post.end = place[1], place.end()
        return
    bidang = fields.FIELD.match(text, pos)
    if bidang and takes != "REGION" and text[bidang.end() - 2] in "g." and "Bidang" not in post.head:
        unit = units.read_unit(frame, bidang.end() - 1, limit, capitals=capitals)
        if unit.words:
            joined = " ".join(text[pos : unit.end].split()).lstrip(", ")
            post.unit = f"{post.unit} {joined}".strip()
            pos = post.end = unit.end
            attach(frame, post, pos, limit, hint)
            return
    if hint and _hinted(frame, post, pos, limit, hint, capitals=capitals):
        return
    if attach(frame, post, pos, limit, hint):
        return
    unit = units.read_unit(frame, pos, limit, capitals=capitals)
    degree = text[pos + 1 : unit.end] in frame.gazetteer.back_titles  # "Wakil Ketua MH, Fulan": whose, is not told
    if degree:
        pos = post.end = unit.end
    elif unit.words and not (post.lower and not capitals and post.head in BARE):
        cut = text.rfind(" ", pos, unit.end)
        named = read_named_place(frame, cut, limit) or read_named_place(frame, unit.end, limit)
        end = unit.end if named is None else named[0]
        told = text[pos:end] if named is None else text[pos : end - len(named[1])] + named[1]
        post.unit = f"{post.unit} {' '.join(told.split())}".strip()
        pos = post.end = end
        acronym = ACRONYM.match(text, pos)
        if (
            acronym
            and acronym.end() <= limit
            and not any(h.kind in NO_ACRONYM for h in frame.at.get(acronym.start(1), ()))
        ):
            post.acronym = acronym[1]
            pos = post.end = acronym.end()
    if attach(frame, post, pos, limit, ""):
        return
    region = read_region(frame, pos)
    if region and region[0] <= limit and (post.unit or post.head not in BARE or post.head == "Ketua"):
        post.regions, post.end = region[1], region[0]
        return
    if "ORG" in takes or takes in ("COMPANY", "DITJEN") or post.head in ("Kepala Seksi", "Kepala Subseksi"):
        _unknown_body(frame, post, pos, limit)


def _unknown_body(frame: Frame, post: PostReading, pos: int, limit: int) -> None:
    """A body in no list between a head and ", Name Name": "Pendiri X Corp, A B"."""
    if frame.text[pos - 1] == ")" and any(
        hit.kind == "post" for hit in frame.at.get(frame.text.rfind("(", 0, pos) + 1, ())
    ):
        return  # "Kepala Dinas (Kadis) Kesehatan X, Fulan": the short form tells what goes on
    match = _UNKNOWN.match(frame.text, pos)
    if match is None or match.end() > limit or frame.at.get(match.start(1)) or frame.at.get(match.end() + 2):
        return
    if post.head.startswith("Tenaga Ahli ") and "Menteri" in post.head:
        return  # the words after it are the minister's name
    name = " ".join(match[1].split())
    if name in frame.gazetteer.back_titles or fields.names_a_deputy(frame, post, name):
        return
    post.unit = f"{post.unit} {name}".strip()
    post.end = match.end()


def _ministry(frame: Frame, post: PostReading, pos: int, limit: int, *, capitals: bool) -> None:
    """A minister whose ministry no list holds as one form: the words after the head must name one."""
    text = frame.text
    unit = units.read_unit(frame, pos, limit, capitals=capitals)
    if abroad.read_portfolio(frame, post, pos, unit.end):
        return
    gazetteer = frame.gazetteer
    end = unit.end
    lead = "Koordinator " if post.head.endswith("Koordinator") else ""
    while end > pos:
        words = lead + " ".join(text[pos:end].split())
        known = gazetteer.body_by_form.get(f"kementerian {words}".lower())
        if known is None:
            shared = gazetteer.shared_forms.get(f"kementerian {words}".lower())
            known = shared[0] if shared else None
        if known is not None:
            name = gazetteer.bodies[known].name
            post.title, post.head = post.head, f"{post.head} {name.removeprefix('Kementerian ').removeprefix(lead)}"
            state = STATE.match(text, end, limit)
            end = state.end() if state is not None else end
            post.fixed_body, post.takes, post.end = name, "NONE", end
            short = ACRONYM.match(text, end, limit)
            if short is not None:
                post.acronym, post.end = post.acronym or short[1], short.end()
            return
        end = text.rfind(" ", pos, end)
        if text[end - 1 : end] == ",":
            end -= 1


_OF_A_MINISTRY = frozenset({"Direktur Jenderal", "Sekretaris Jenderal", "Inspektur Jenderal", "Staf Ahli Menteri"})
"""Posts that no agency of a region has, so that a short form it shares with a ministry is the ministry's."""


_OF_THE_HOUSE = frozenset({"Wakil Ketua", "Ketua"})


def attach(frame: Frame, post: PostReading, pos: int, limit: int, hint: str) -> bool:
    """Take the body named at `pos` as the post's body; False where none is."""
    text = frame.text
    for lead in (" ", "\n", " pada ", " di lingkungan ", " di ", " dari ", " - "):
        if text.startswith(lead, pos):
            at = pos + len(lead)
            hits = frame.at.get(at)
            if not hits:
                continue
            if lead in (" di ", " - ") and not post.unit:
                continue
            if lead == " dari " and text.startswith("Fraksi ", at) and post.title in _OF_THE_HOUSE:
                continue  # "Wakil Ketua dari Fraksi X" of the legislature
            for hit in hits:
                if hit.kind in ("organisation", "head"):
                    told = hint or ("Kementerian" if post.title in _OF_A_MINISTRY else "")
                    body = organisations.read_organisation(frame, hit, limit, hint=told)
                    if body is None:
                        continue
                    body.in_post = True
                    if body.kind == "ministry" and not body.regions:
                        _local_office(frame, post, body, limit)
                    post.body = body
                    post.end = body.end
                    post.regions = body.regions
                    post.collective = post.collective or body.collective
                    return True
                if hit.kind == "government" and not text.startswith("Pemerintahan", at):
                    government = governments.read_government(frame, hit, limit)
                    if government is None:
                        continue
                    government.in_post = True
                    post.body = government
                    post.end = government.end
                    post.regions = government.regions
                    post.collective = post.collective or government.collective
                    return True
    if text.startswith(", ", pos) and post.unit:
        for hit in frame.at.get(pos + 2, ()):
            if hit.kind == "organisation":
                body = organisations.read_organisation(frame, hit, limit, hint=hint)
                if body is not None and body.kind in ("ministry", "ministry_unit", "state_body"):
                    body.in_post = True
                    post.body = body
                    post.end = body.end
                    return True
    return False


def _local_office(frame: Frame, post: PostReading, body: OrganisationReading, limit: int) -> None:
    """A ministry with a region after it is its office there: "Kepala (Kantor) Kemenag Meranti"."""
    region = read_region(frame, body.end)
    if (
        region is None
        or region[0] > limit
        or post.head not in ("Kepala Kantor", "Kepala", "Kepala Kantor Wilayah", "Kepala Seksi")
    ):
        return
    office = "Kantor Wilayah" if post.head.endswith("Wilayah") else "Kantor"
    body.base = f"{office} {body.base}"
    body.kind, body.scope = "ministry_unit", "regional"
    body.regions, body.end = region[1], region[0]
    if post.head.startswith("Kepala Kantor"):
        post.head = "Kepala"


def _hinted(frame: Frame, post: PostReading, pos: int, limit: int, hint: str, *, capitals: bool) -> bool:
    """A head that has already said the kind of body: "Kadis Kominfo Sultra" is of the Dinas Kominfo."""
    text = frame.text
    gazetteer = frame.gazetteer
    at = pos + 1
    for hit in frame.at.get(at, ()):
        if hit.kind == "organisation":
            body = organisations.read_organisation(frame, hit, limit, hint=hint)
            if body is not None and (
                body.base.startswith(hint) or gazetteer.bodies[hit.entry].kind == "regional_agency"
            ):
                _own(post, body)
                return True
    unit = units.read_unit(frame, pos, limit, capitals=capitals)
    if not unit.words:
        unit = fields.read_listed(frame, pos, hint, limit)
    if not unit.words:
        return False
    words = " ".join(text[pos : unit.end].split())
    known = gazetteer.body_by_form.get(f"{hint} {words}".lower())
    base = gazetteer.bodies[known].name if known is not None else f"{hint} {words}"
    body = OrganisationReading(
        at, unit.end, base, "regional_agency", "regional", in_post=True, rule="O-02", core_end=unit.end, confidence=0.85
    )
    acronym = ACRONYM.match(text, unit.end)
    if acronym and not any(h.kind in NO_ACRONYM for h in frame.at.get(acronym.start(1), ())):
        body.acronym = acronym[1]
        body.end = body.core_end = acronym.end()
    whole = next((h for h in frame.at.get(body.end + 1, ()) if h.kind == "organisation"), None)
    parent = organisations.read_organisation(frame, whole, limit) if whole is not None else None
    region = read_region(frame, body.end)
    if parent is not None and bodies.may_contain(parent, body):
        body.parent, body.end, body.regions = parent, parent.end, parent.regions
        if parent.kind in ("ministry", "ministry_unit", "state_body", "security"):
            body.kind, body.scope = "security" if parent.kind == "security" else "ministry_unit", "unit"
    elif region and region[0] <= limit:
        body.regions, body.end = region[1], region[0]
    _own(post, body)
    return True


def _own(post: PostReading, body: OrganisationReading) -> None:
    body.in_post = True
    post.body = body
    post.head = post.title
    post.end = body.end
    post.regions = body.regions
